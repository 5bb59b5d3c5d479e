package city.renewal.progress.domain.ranking;

import city.renewal.events.RankingRules;
import city.renewal.progress.domain.ranking.RankingLine.Measure;
import city.renewal.progress.domain.ranking.RankingLine.Measured;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes scores and ranks (赛马): a pure function of rules and tallies. Every share is between 0 and 1:
 *
 * <table>
 * <caption>Shares</caption>
 * <tr><td>ON_TIME<td>done on time / (done on time + done late + overdue)
 * <tr><td>LATENESS<td>1 − days late / (30 × the same nodes), at least 0: an average of thirty days late gives no points
 * <tr><td>INVESTMENT<td>paid / planned of the year, at most 1: the rate itself is not capped, its points are
 * <tr><td>PROBLEMS<td>problems rectified on time / (rectified on time + rectified late + overdue)
 * <tr><td>REPORTING<td>nodes with reports in time / nodes for which reports are expected now
 * <tr><td>ACKNOWLEDGEMENT<td>alerts acknowledged on the day of their first notification / alerts with a notification; only with a weight
 * </table>
 *
 * <p>Claims that are not verified are not counted. A measure with nothing to measure passes its weight to the group's other
 * measures. The score is rounded half up, and its hundredths are distributed over the measures, so that the explanation adds up to
 * exactly the score.
 */
public final class RankingScores {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal DAYS_FOR_NOTHING = BigDecimal.valueOf(30);
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");
    private static final int EXACT = 12;

    /** The share of one measure, or nothing to measure. */
    private record Fraction(
            Measure measure,
            BigDecimal weight,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable BigDecimal share,
            String text) {
        boolean counts() {
            return share != null && weight.signum() > 0;
        }
    }

    /** Supplies the list query for the rows behind a measure. */
    public interface RowQueries {
        @Nullable
        String queryFor(Measure measure, String key);
    }

    private RankingScores() {}

    /** Like the method below; equal scores are ordered by key. */
    public static List<RankingLine> rank(RankingRules rules, List<RankingTally> tallies, RowQueries queries) {
        return rank(rules, tallies, queries, (_, _) -> 0);
    }

    /**
     * Sorts by descending score; equal scores by name, in the given order of names; groups with nothing to measure come
     * last.
     */
    public static List<RankingLine> rank(
            RankingRules rules, List<RankingTally> tallies, RowQueries queries, Comparator<String> names) {
        var scored = new ArrayList<RankingLine>();
        tallies.forEach(tally -> scored.add(score(rules, tally, queries)));
        scored.sort(
                Comparator.comparing(RankingLine::score, Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()))
                        .thenComparing(RankingLine::name, names)
                        .thenComparing(RankingLine::key));
        var ranked = new ArrayList<RankingLine>();
        for (var i = 0; i < scored.size(); i++) {
            var line = scored.get(i);
            var before = i == 0 ? null : ranked.get(i - 1);
            var rank = before != null && isEqual(before.score(), line.score()) ? before.rank() : Integer.valueOf(i + 1);
            ranked.add(new RankingLine(
                    line.score() == null ? null : rank, line.key(), line.name(), line.score(), line.explanation()));
        }
        return ranked;
    }

    private static boolean isEqual(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one != null && other != null && one.compareTo(other) == 0;
    }

    private static RankingLine score(RankingRules rules, RankingTally tally, RowQueries queries) {
        var fractions = fractions(rules, tally);
        var counting = fractions.stream()
                .filter(Fraction::counts)
                .map(Fraction::weight)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var exact = fractions.stream().map(each -> exactPoints(each, counting)).toList();
        var sum = exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add).setScale(2, RoundingMode.HALF_UP);
        var points = sharedOut(exact, sum);
        var measured = new ArrayList<Measured>();
        for (var i = 0; i < fractions.size(); i++) {
            var each = fractions.get(i);
            measured.add(measured(each, counting, points.get(i), queries.queryFor(each.measure(), tally.key())));
        }
        return new RankingLine(null, tally.key(), tally.name(), counting.signum() == 0 ? null : sum, measured);
    }

    private static List<Fraction> fractions(RankingRules rules, RankingTally tally) {
        var fractions = new ArrayList<>(List.of(
                onTime(rules, tally),
                lateness(rules, tally),
                investment(rules, tally),
                problems(rules, tally),
                reporting(rules, tally)));
        var acknowledgement = rules.acknowledgement();
        if (acknowledgement != null && acknowledgement.signum() > 0) {
            fractions.add(acknowledgement(acknowledgement, tally));
        }
        return fractions;
    }

    private static BigDecimal effectiveWeight(Fraction fraction, BigDecimal counting) {
        return fraction.counts()
                ? fraction.weight().multiply(HUNDRED).divide(counting, EXACT, RoundingMode.HALF_UP)
                : BigDecimal.ZERO;
    }

    private static BigDecimal exactPoints(Fraction fraction, BigDecimal counting) {
        var share = fraction.share();
        return share == null
                ? BigDecimal.ZERO
                : effectiveWeight(fraction, counting).multiply(share);
    }

    /**
     * Distributes the hundredths by the largest remainders, so that the points add up to the sum; among equal
     * remainders the first measure gets it.
     */
    private static List<BigDecimal> sharedOut(List<BigDecimal> exact, BigDecimal sum) {
        var points = new ArrayList<BigDecimal>();
        exact.forEach(each -> points.add(each.setScale(2, RoundingMode.DOWN)));
        var byRemainder = new ArrayList<Integer>();
        for (var i = 0; i < exact.size(); i++) {
            byRemainder.add(i);
        }
        byRemainder.sort(
                Comparator.comparing((Integer i) -> exact.get(i).subtract(points.get(i)), Comparator.reverseOrder()));
        var left = sum.subtract(points.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .movePointRight(2)
                .intValueExact();
        for (var i : byRemainder.subList(0, left)) {
            points.set(i, points.get(i).add(HUNDREDTH));
        }
        return points;
    }

    private static Measured measured(Fraction fraction, BigDecimal counting, BigDecimal points, @Nullable String rows) {
        var share = fraction.share();
        return new Measured(
                fraction.measure(),
                fraction.weight(),
                effectiveWeight(fraction, counting).setScale(2, RoundingMode.HALF_UP),
                fraction.numerator(),
                fraction.denominator(),
                share == null ? null : share.setScale(4, RoundingMode.HALF_UP),
                points,
                share == null ? null : rows,
                fraction.text());
    }

    private static Fraction onTime(RankingRules rules, RankingTally tally) {
        var due = tally.onTime() + tally.late();
        return fraction(
                Measure.ON_TIME,
                rules.onTime(),
                BigDecimal.valueOf(tally.onTime()),
                BigDecimal.valueOf(due),
                "按时完成 %d 个，应完成 %d 个 · %d of %d nodes done on time".formatted(tally.onTime(), due, tally.onTime(), due));
    }

    private static Fraction lateness(RankingRules rules, RankingTally tally) {
        var due = tally.onTime() + tally.late();
        var whole = DAYS_FOR_NOTHING.multiply(BigDecimal.valueOf(due));
        var remaining = whole.subtract(BigDecimal.valueOf(tally.lateDays())).max(BigDecimal.ZERO);
        return new Fraction(
                Measure.LATENESS,
                rules.lateness(),
                due == 0 ? null : BigDecimal.valueOf(tally.lateDays()),
                due == 0 ? null : BigDecimal.valueOf(due),
                share(remaining, whole),
                "逾期合计 %d 天，应完成 %d 个；平均 30 天即不得分 · %d days late over %d nodes; 30 on average give nothing"
                        .formatted(tally.lateDays(), due, tally.lateDays(), due));
    }

    private static Fraction investment(RankingRules rules, RankingTally tally) {
        var paid = tally.paid().amount();
        var planned = tally.planned().amount();
        var share = share(paid, planned);
        return new Fraction(
                Measure.INVESTMENT,
                rules.investment(),
                share == null ? null : paid,
                share == null ? null : planned,
                share == null ? null : share.min(BigDecimal.ONE),
                "本年完成投资 %s 元，计划 %s 元 · %s of %s CNY paid this year"
                        .formatted(
                                paid.toPlainString(),
                                planned.toPlainString(),
                                paid.toPlainString(),
                                planned.toPlainString()));
    }

    private static Fraction problems(RankingRules rules, RankingTally tally) {
        var due = tally.problemsOnTime() + tally.problemsLate();
        return fraction(
                Measure.PROBLEMS,
                rules.problems(),
                BigDecimal.valueOf(tally.problemsOnTime()),
                BigDecimal.valueOf(due),
                due == 0
                        ? "暂无应办结问题，权重按比例分给其他指标 · no problems due; its weight goes to the others in proportion"
                        : "按时办结问题 %d 个，应办结 %d 个 · %d of %d problems mended on time"
                                .formatted(tally.problemsOnTime(), due, tally.problemsOnTime(), due));
    }

    private static Fraction reporting(RankingRules rules, RankingTally tally) {
        var reported = tally.demanded() - tally.missing();
        return fraction(
                Measure.REPORTING,
                rules.reporting(),
                BigDecimal.valueOf(reported),
                BigDecimal.valueOf(tally.demanded()),
                "按时汇报 %d 个，应汇报 %d 个 · %d of %d nodes reported on in time"
                        .formatted(reported, tally.demanded(), reported, tally.demanded()));
    }

    private static Fraction acknowledgement(BigDecimal weight, RankingTally tally) {
        return fraction(
                Measure.ACKNOWLEDGEMENT,
                weight,
                BigDecimal.valueOf(tally.acknowledgedSameDay()),
                BigDecimal.valueOf(tally.notified()),
                "当日确认预警 %d 条，共 %d 条 · %d of %d alerts answered on the day"
                        .formatted(
                                tally.acknowledgedSameDay(),
                                tally.notified(),
                                tally.acknowledgedSameDay(),
                                tally.notified()));
    }

    private static Fraction fraction(
            Measure measure, BigDecimal weight, BigDecimal numerator, BigDecimal denominator, String text) {
        var share = share(numerator, denominator);
        return new Fraction(
                measure, weight, share == null ? null : numerator, share == null ? null : denominator, share, text);
    }

    private static @Nullable BigDecimal share(BigDecimal numerator, BigDecimal denominator) {
        return denominator.signum() == 0 ? null : numerator.divide(denominator, EXACT, RoundingMode.HALF_UP);
    }
}
