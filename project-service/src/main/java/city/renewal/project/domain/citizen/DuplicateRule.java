package city.renewal.project.domain.citizen;

import city.renewal.events.Location;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * The rule for possible duplicates: two reports of one service that are close in place and time.
 *
 * @param metres maximum distance in metres
 * @param within maximum time between the two reports
 */
public record DuplicateRule(double metres, Duration within) {
    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    /** The distance in metres of two possible duplicates; empty if they are not, or if one has no position. */
    public OptionalDouble metresBetween(CitizenReport some, CitizenReport other) {
        var here = some.location();
        var there = other.location();
        if (here == null
                || there == null
                || some.service() != other.service()
                || some.reportId().equals(other.reportId())
                || Duration.between(some.requestedAt(), other.requestedAt())
                                .abs()
                                .compareTo(within)
                        > 0) {
            return OptionalDouble.empty();
        }
        var distance = distance(here, there);
        return distance <= metres ? OptionalDouble.of(distance) : OptionalDouble.empty();
    }

    /** Great-circle distance on a sphere (haversine formula); within 0.6 % of the distance on the ellipsoid. */
    private static double distance(Location some, Location other) {
        var latitudes = Math.toRadians(other.latitude() - some.latitude());
        var longitudes = Math.toRadians(other.longitude() - some.longitude());
        var chord = Math.pow(Math.sin(latitudes / 2), 2)
                + Math.cos(Math.toRadians(some.latitude()))
                        * Math.cos(Math.toRadians(other.latitude()))
                        * Math.pow(Math.sin(longitudes / 2), 2);
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
}
