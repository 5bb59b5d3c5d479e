package city.renewal.events;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a ranking (赛马): a weight for each measure, from 0 to 100, together 100.
 *
 * @param onTime share of due nodes that were done on time
 * @param lateness lateness of the other due nodes
 * @param investment paid against planned
 * @param problems problems closed in time
 * @param reporting nodes reported on within their interval
 * @param acknowledgement alerts acknowledged on the day of their notification; null: not weighted
 */
public record RankingRules(
        BigDecimal onTime,
        BigDecimal lateness,
        BigDecimal investment,
        BigDecimal problems,
        BigDecimal reporting,
        @Nullable BigDecimal acknowledgement) {
    /**
     * 40 on time, 20 lateness, 20 investment, 10 problems, 10 reporting: the rules of a programme that has not set its
     * own.
     */
    public static final RankingRules DEFAULT = new RankingRules(
            BigDecimal.valueOf(40),
            BigDecimal.valueOf(20),
            BigDecimal.valueOf(20),
            BigDecimal.valueOf(10),
            BigDecimal.valueOf(10));

    /** Without a weight for acknowledgement. */
    public RankingRules(
            BigDecimal onTime, BigDecimal lateness, BigDecimal investment, BigDecimal problems, BigDecimal reporting) {
        this(onTime, lateness, investment, problems, reporting, null);
    }
}
