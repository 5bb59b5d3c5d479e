package city.renewal.gateway.limits;

/** Requests per second in the long run, and how many may come at once. */
public record Allowance(int perSecond, int burst) {}
