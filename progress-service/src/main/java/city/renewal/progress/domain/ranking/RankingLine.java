package city.renewal.progress.domain.ranking;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place of a group in a ranking, with an explanation of every point.
 *
 * @param rank 1 is first; equal scores share a rank, and the next rank skips accordingly; null: nothing to measure yet
 * @param score the sum of the points, at most 100; null: nothing to measure yet
 */
public record RankingLine(
        @Nullable Integer rank,
        String key,
        String name,
        @Nullable BigDecimal score,
        List<Measured> explanation) {
    public RankingLine {
        explanation = List.copyOf(explanation);
    }

    /** The measures. */
    public enum Measure {
        ON_TIME,
        LATENESS,
        INVESTMENT,
        PROBLEMS,
        REPORTING,
        /** Included only if the rules give it a weight. */
        ACKNOWLEDGEMENT
    }

    /**
     * One measure of a group.
     *
     * @param weight by the rules
     * @param effectiveWeight the weight that applies here: a measure with nothing to measure passes its weight to the
     *     others, in proportion to theirs; it then is 0
     * @param numerator null with the denominator: nothing to measure
     * @param points effective weight × share, with two decimals; rounded so that they add up to the score
     * @param rows the list query for exactly the rows behind the measure, subject to the caller's rights
     * @param text the same as a sentence, Chinese first
     */
    public record Measured(
            Measure measure,
            BigDecimal weight,
            BigDecimal effectiveWeight,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable BigDecimal share,
            BigDecimal points,
            @Nullable String rows,
            String text) {}
}
