package city.renewal.project.domain.citizen;

import city.renewal.events.Location;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * When two reports of one service are thought to be about one thing: near each other and soon after each other.
 *
 * @param metres most metres between them
 * @param within most time between them
 */
public record DuplicateRule(double metres, Duration within) {
    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    /** Metres between two reports that may be about one thing; empty: they are not, or one says nowhere where it is. */
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

    /** Along the surface of the earth taken as a sphere (haversine); within 0.6 % of the ellipsoid's. */
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
