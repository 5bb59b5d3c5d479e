package city.renewal.gateway.limits;

/**
 * How much comes in without a token from one address.
 *
 * @param reportsPerMinute reports, ratings and objections in a minute
 * @param reportsPerDay the same in a day
 * @param readsPerMinute everything else in a minute
 */
public record CitizenAllowance(int reportsPerMinute, int reportsPerDay, int readsPerMinute) {
    public CitizenAllowance {
        if (reportsPerMinute < 1 || reportsPerDay < 1 || readsPerMinute < 1) {
            throw new IllegalArgumentException("renewal.limits.citizens must be positive numbers");
        }
    }
}
