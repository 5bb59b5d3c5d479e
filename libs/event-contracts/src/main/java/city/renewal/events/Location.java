package city.renewal.events;

/** A point in degrees (GCJ-02 or WGS 84 as the ledger gives it; the platform only shows it). */
public record Location(double longitude, double latitude) {}
