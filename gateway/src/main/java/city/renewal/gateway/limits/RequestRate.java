package city.renewal.gateway.limits;

/** Sustained requests per second, and the burst size. */
public record RequestRate(int perSecond, int burst) {}
