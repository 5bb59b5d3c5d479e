package city.renewal.starter.security;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The order of area codes. A code has 2 digits for a province, 4 for a city, 6 for a district (GB/T 2260), 9 for a
 * street and 12 for a community, and begins with the codes of the areas that contain it. A text of another length is no
 * area of the tree: a right on {@code 37021} covers nothing below it.
 */
public final class AreaCodes {
    private static final List<Integer> LENGTHS = List.of(2, 4, 6, 9, 12);
    private static final int DISTRICT = 6;

    private AreaCodes() {}

    /** Whether a right on {@code given} includes {@code area}: the area itself, or an area that contains it. */
    public static boolean covers(String given, String area) {
        return !given.isEmpty()
                && area.startsWith(given)
                && (LENGTHS.contains(given.length()) || given.length() == area.length());
    }

    /** Whether a right on one of these areas includes {@code area}. */
    public static boolean cover(Collection<String> given, String area) {
        return given.stream().anyMatch(each -> covers(each, area));
    }

    /** Whether one of the two areas contains the other, or they are the same. */
    public static boolean overlap(String one, String other) {
        return covers(one, other) || covers(other, one);
    }

    /** Whether the code is one of a district, a city or a province. */
    public static boolean isDistrictOrAbove(String code) {
        return code.length() <= DISTRICT && LENGTHS.contains(code.length());
    }

    /** Every code whose right includes the area: those of the areas above it, the widest first, and its own. */
    public static List<String> path(String area) {
        var above = LENGTHS.stream().filter(length -> length < area.length()).map(length -> area.substring(0, length));
        return Stream.concat(above, Stream.of(area).filter(own -> !own.isEmpty()))
                .toList();
    }
}
