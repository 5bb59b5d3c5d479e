package city.renewal.project.domain.ranking;

import city.renewal.events.RankingEvent.RankingRulesSet;
import city.renewal.events.RankingRules;
import city.renewal.project.domain.project.Fault;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ranking rules of a programme. */
public record ProgrammeRules(String programmeId, RankingRules rules) {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final int MAX_DECIMALS = 2;

    /** Validates the weights: each from 0 to 100 with at most two decimals, with a sum of 100. */
    public static List<Fault> faults(
            @Nullable BigDecimal onTime,
            @Nullable BigDecimal lateness,
            @Nullable BigDecimal investment,
            @Nullable BigDecimal problems,
            @Nullable BigDecimal reporting,
            @Nullable BigDecimal acknowledgement) {
        var faults = new ArrayList<Fault>();
        var sum = weight(faults, "onTime", onTime)
                .add(weight(faults, "lateness", lateness))
                .add(weight(faults, "investment", investment))
                .add(weight(faults, "problems", problems))
                .add(weight(faults, "reporting", reporting))
                .add(acknowledgement == null ? BigDecimal.ZERO : weight(faults, "acknowledgement", acknowledgement));
        if (faults.isEmpty() && sum.compareTo(WHOLE) != 0) {
            faults.add(new Fault("rules", "must be 100 together, but are %s".formatted(sum)));
        }
        return faults;
    }

    /** A number with a huge exponent is refused before any arithmetic. */
    private static BigDecimal weight(List<Fault> faults, String field, @Nullable BigDecimal weight) {
        if (weight == null) {
            faults.add(new Fault(field, "must be given"));
            return BigDecimal.ZERO;
        }
        if (weight.scale() > MAX_DECIMALS
                || weight.precision() - weight.scale() > 3
                || weight.signum() < 0
                || weight.compareTo(WHOLE) > 0) {
            faults.add(new Fault(field, "must be from 0 to 100, with at most %d decimals".formatted(MAX_DECIMALS)));
            return BigDecimal.ZERO;
        }
        return weight;
    }

    public RankingRulesSet set(String by, Instant now) {
        return new RankingRulesSet(programmeId, rules, by, now);
    }
}
