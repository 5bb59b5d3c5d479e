package city.renewal.starter.mongo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * An area's code with the codes of all areas above it, so that the condition "in this area" is an equality that an
 * index serves.
 */
public final class AreaPath {
    private AreaPath() {}

    /** {@code 370212001} gives {@code [370212, 370212001]}. */
    public static List<String> of(String area) {
        return Stream.of(6, 9, 12)
                .filter(length -> length <= area.length())
                .map(length -> area.substring(0, length))
                .toList();
    }

    /** Codes of the areas that contain all of these areas; empty if there is none, or if no areas are given. */
    public static List<String> ofAll(Collection<String> areas) {
        var paths = areas.stream().distinct().map(AreaPath::of).toList();
        var common = new ArrayList<>(paths.isEmpty() ? List.<String>of() : paths.getFirst());
        paths.forEach(common::retainAll);
        return List.copyOf(common);
    }
}
