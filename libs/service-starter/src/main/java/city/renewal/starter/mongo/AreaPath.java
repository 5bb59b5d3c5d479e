package city.renewal.starter.mongo;

import java.util.List;
import java.util.stream.Stream;

/** An area's code with those of the areas above it, so that "in this area" is an equality that an index serves. */
public final class AreaPath {
    private AreaPath() {}

    /** {@code 370212001} gives {@code [370212, 370212001]}. */
    public static List<String> of(String area) {
        return Stream.of(6, 9, 12)
                .filter(length -> length <= area.length())
                .map(length -> area.substring(0, length))
                .toList();
    }
}
