package city.renewal.gateway.limits;

/**
 * The request rates that one client address may use without a token.
 *
 * @param reportsPerMinute reports, ratings and objections in a minute
 * @param reportsPerDay the same in a day
 * @param readsPerMinute all other requests in a minute
 */
public record CitizenRates(int reportsPerMinute, int reportsPerDay, int readsPerMinute) {
    public CitizenRates {
        if (reportsPerMinute < 1 || reportsPerDay < 1 || readsPerMinute < 1) {
            throw new IllegalArgumentException("renewal.limits.citizens must be positive numbers");
        }
    }
}
