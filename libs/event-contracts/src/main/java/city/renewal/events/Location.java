package city.renewal.events;

/** A point in degrees (GCJ-02 or WGS 84, as given by the ledger; the platform only shows it). */
public record Location(double longitude, double latitude) {}
