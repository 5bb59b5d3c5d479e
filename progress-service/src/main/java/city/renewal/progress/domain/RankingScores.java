package city.renewal.progress.domain;

import city.renewal.events.RankingRules;
import city.renewal.progress.domain.RankingLine.Measure;
import city.renewal.progress.domain.RankingLine.Measured;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scores and ranks (赛马): a pure function of rules and tallies. With every share from 0 to 1:
 *
 * <table>
 * <caption>Shares</caption>
 * <tr><td>ON_TIME<td>done on time / (done on time + done late + overdue)
 * <tr><td>LATENESS<td>1 − days late / (30 × the same nodes), at least 0: thirty days late on average give nothing
 * <tr><td>INVESTMENT<td>paid / planned of the year, at most 1: the rate itself is not capped, what it earns is
 * <tr><td>PROBLEMS<td>problems mended on time / (mended on time + mended late + overdue)
 * <tr><td>REPORTING<td>nodes reported on in time / nodes on which reports are demanded now
 * <tr><td>ACKNOWLEDGEMENT<td>alerts answered on the day on which they were first told / alerts told; only with a weight
 * </table>
 *
 * <p>Claims that nobody has checked count neither way. A measure with nothing to measure leaves its weight to the group's
 * others. The score is rounded, half up, and its hundredths are shared out: so it is exactly what its explanation adds up to.
 */
public final class RankingScores {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal DAYS_FOR_NOTHING = BigDecimal.valueOf(30);
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");
    private static final int EXACT = 12;

    /** A share of something, or nothing to measure. */
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

    /** Names the query that shows the rows behind a measure. */
    public interface Rows {
        @Nullable
        String behind(Measure measure, String key);
    }

    private RankingScores() {}

    /** As the one below; equal scores by key. */
    public static List<RankingLine> rank(RankingRules rules, List<RankingTally> tallies, Rows rows) {
        return rank(rules, tallies, rows, (_, _) -> 0);
    }

    /** First the best; equal scores by name, in the given order of names; groups with nothing to measure last. */
    public static List<RankingLine> rank(
            RankingRules rules, List<RankingTally> tallies, Rows rows, Comparator<String> names) {
        var scored = new ArrayList<RankingLine>();
        tallies.forEach(tally -> scored.add(score(rules, tally, rows)));
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

    private static RankingLine score(RankingRules rules, RankingTally tally, Rows rows) {
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
            measured.add(measured(each, counting, points.get(i), rows.behind(each.measure(), tally.key())));
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

    /** Hundredths by the largest remainders, so that what is shown adds up to the sum; of equal ones the first measure's. */
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
        var kept = whole.subtract(BigDecimal.valueOf(tally.lateDays())).max(BigDecimal.ZERO);
        return new Fraction(
                Measure.LATENESS,
                rules.lateness(),
                due == 0 ? null : BigDecimal.valueOf(tally.lateDays()),
                due == 0 ? null : BigDecimal.valueOf(due),
                share(kept, whole),
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
                BigDecimal.valueOf(tally.answered()),
                BigDecimal.valueOf(tally.told()),
                "当日确认预警 %d 条，共 %d 条 · %d of %d alerts answered on the day"
                        .formatted(tally.answered(), tally.told(), tally.answered(), tally.told()));
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
