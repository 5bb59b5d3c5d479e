package city.renewal.starter.mongo;

import city.renewal.starter.security.AreaCodes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * An area's code with the codes of all areas above it up to the district, so that the condition "in this area" is an
 * equality that an index serves. Cities and provinces are left out: few callers have a right on them, and {@link
 * VisibilityFields} finds them by the range of their codes.
 */
public final class AreaPath {
    private static final int DISTRICT_DIGITS = 6;

    private AreaPath() {}

    /** {@code 370212001} gives {@code [370212, 370212001]}. */
    public static List<String> of(String area) {
        return AreaCodes.path(area).stream()
                .filter(code -> code.length() >= DISTRICT_DIGITS || code.equals(area))
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
