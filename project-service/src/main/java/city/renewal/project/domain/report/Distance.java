package city.renewal.project.domain.report;

import city.renewal.events.Location;

/** Great-circle distances by the haversine formula on a sphere; the error is at most half a percent. */
final class Distance {
    private static final double EARTH_RADIUS_METRES = 6_371_000;

    private Distance() {}

    static double metres(Location one, Location other) {
        var phi1 = Math.toRadians(one.latitude());
        var phi2 = Math.toRadians(other.latitude());
        var sinPhi = Math.sin((phi2 - phi1) / 2);
        var sinLambda = Math.sin(Math.toRadians(other.longitude() - one.longitude()) / 2);
        var a = sinPhi * sinPhi + Math.cos(phi1) * Math.cos(phi2) * sinLambda * sinLambda;
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
