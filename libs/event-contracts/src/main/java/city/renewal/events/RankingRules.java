package city.renewal.events;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * By what a ranking (赛马) counts: a share for each measure, from 0 to 100, together 100.
 *
 * @param onTime share of due nodes that were done on time
 * @param lateness how late the rest are or were
 * @param investment paid against planned
 * @param problems problems closed in time
 * @param reporting nodes reported on within their interval
 * @param acknowledgement alerts answered on the day on which they were told; null: they don't count
 */
public record RankingRules(
        BigDecimal onTime,
        BigDecimal lateness,
        BigDecimal investment,
        BigDecimal problems,
        BigDecimal reporting,
        @Nullable BigDecimal acknowledgement) {
    /** 40 on time, 20 lateness, 20 investment, 10 problems, 10 reporting: what holds until a programme sets its own. */
    public static final RankingRules DEFAULT = new RankingRules(
            BigDecimal.valueOf(40),
            BigDecimal.valueOf(20),
            BigDecimal.valueOf(20),
            BigDecimal.valueOf(10),
            BigDecimal.valueOf(10));

    /** Where answers to alerts don't count. */
    public RankingRules(
            BigDecimal onTime, BigDecimal lateness, BigDecimal investment, BigDecimal problems, BigDecimal reporting) {
        this(onTime, lateness, investment, problems, reporting, null);
    }
}
