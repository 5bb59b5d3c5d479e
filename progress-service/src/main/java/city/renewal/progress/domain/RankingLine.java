package city.renewal.progress.domain;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group's place in a ranking, with every point of it explained.
 *
 * @param rank 1 is first; equal scores share a rank, and the next follows after them all; null: nothing to measure yet
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

    /** What is measured. */
    public enum Measure {
        ON_TIME,
        LATENESS,
        INVESTMENT,
        PROBLEMS,
        REPORTING,
        /** Only where the rules give it a weight. */
        ACKNOWLEDGEMENT
    }

    /**
     * One measure of a group.
     *
     * @param weight by the rules
     * @param effectiveWeight what it can give here: a measure with nothing to measure leaves its weight to the others, in
     *     proportion to theirs; it then is 0
     * @param numerator null with the denominator: nothing to measure
     * @param points effective weight × share, with two decimals; rounded so that all of them add up to the score
     * @param rows the query of the list that shows exactly the rows behind it, as far as the asker may see them
     * @param text the same in words, Chinese first
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
