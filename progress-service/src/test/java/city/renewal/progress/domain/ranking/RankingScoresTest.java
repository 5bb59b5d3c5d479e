package city.renewal.progress.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Money;
import city.renewal.events.RankingRules;
import city.renewal.progress.domain.ranking.RankingLine.Measure;
import city.renewal.progress.domain.ranking.RankingLine.Measured;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingScoresTest {
    private static final RankingRules RULES = rules(40, 20, 20, 10, 10);

    private static RankingRules rules(int onTime, int lateness, int investment, int problems, int reporting) {
        return new RankingRules(
                BigDecimal.valueOf(onTime),
                BigDecimal.valueOf(lateness),
                BigDecimal.valueOf(investment),
                BigDecimal.valueOf(problems),
                BigDecimal.valueOf(reporting));
    }

    private static RankingTally tally(
            String key, int onTime, int late, int lateDays, int demanded, int missing, long paid, long planned) {
        return new RankingTally(
                key,
                key,
                onTime,
                late,
                lateDays,
                demanded,
                missing,
                Money.yuan(BigDecimal.valueOf(paid)),
                Money.yuan(BigDecimal.valueOf(planned)));
    }

    private static List<RankingLine> rank(RankingTally... tallies) {
        return RankingScores.rank(RULES, List.of(tallies), (measure, key) -> key + "/" + measure);
    }

    @Test
    void countsProblemsRectifiedOnTimeAmongThoseThatWereDue() {
        var line = rank(tally("s1", 1, 0, 0, 0, 0, 0, 0).withProblems(3, 1)).getFirst();

        var problems = line.explanation().get(3);

        assertThat(problems.measure()).isEqualTo(Measure.PROBLEMS);
        assertThat(problems.numerator()).isEqualByComparingTo("3");
        assertThat(problems.denominator()).isEqualByComparingTo("4");
        assertThat(problems.share()).isEqualByComparingTo("0.75");
        // On time, lateness and problems count: 40/70, 20/70 and 10/70 of a hundred.
        assertThat(problems.points()).isEqualByComparingTo("10.72");
        assertThat(line.score()).isEqualByComparingTo("96.43");
        assertThat(problems.rows()).isEqualTo("s1/PROBLEMS");
        assertThat(problems.text()).contains("按时办结问题 3 个，应办结 4 个");
    }

    @Test
    void givesEveryPointAReasonThatAddsUpToTheScore() {
        var line = rank(tally("s1", 3, 1, 30, 4, 1, 50, 100)).getFirst();

        // Nine tenths of the weight count: 40/90, 20/90, 20/90, 10/90 of a hundred.
        assertThat(line.explanation())
                .extracting(Measured::measure, each -> each.points().toPlainString())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(Measure.ON_TIME, "33.33"),
                        org.assertj.core.api.Assertions.tuple(Measure.LATENESS, "16.67"),
                        org.assertj.core.api.Assertions.tuple(Measure.INVESTMENT, "11.11"),
                        org.assertj.core.api.Assertions.tuple(Measure.PROBLEMS, "0.00"),
                        org.assertj.core.api.Assertions.tuple(Measure.REPORTING, "8.33"));
        assertThat(line.score()).isEqualByComparingTo("69.44");
        assertThat(line.explanation().get(0).numerator()).isEqualByComparingTo("3");
        assertThat(line.explanation().get(0).denominator()).isEqualByComparingTo("4");
        assertThat(line.explanation().get(0).effectiveWeight()).isEqualByComparingTo("44.44");
        assertThat(line.explanation().get(0).rows()).isEqualTo("s1/ON_TIME");
    }

    @Test
    void explainsThatAMeasureWithNothingToMeasurePassesItsWeightToTheOthers() {
        var problems = rank(tally("s1", 1, 0, 0, 0, 0, 0, 100))
                .getFirst()
                .explanation()
                .get(3);

        assertThat(problems.share()).isNull();
        assertThat(problems.rows()).isNull();
        assertThat(problems.effectiveWeight()).isZero();
        assertThat(problems.text()).contains("权重按比例分给其他指标");
    }

    @Test
    void earnsNoMoreThanTheWeightByPayingMoreThanPlanned() {
        var line = rank(tally("s1", 1, 0, 0, 1, 0, 145, 100)).getFirst();

        assertThat(line.score()).isEqualByComparingTo("100.00");
        assertThat(line.explanation().get(2).numerator()).isEqualByComparingTo("145");
        assertThat(line.explanation().get(2).share()).isEqualByComparingTo("1");
    }

    @Test
    void sharesARankBetweenEqualScoresAndPutsThoseWithoutAnythingLast() {
        var lines = rank(
                tally("c", 1, 0, 0, 0, 0, 0, 0),
                tally("a", 2, 0, 0, 0, 0, 0, 0),
                tally("d", 0, 0, 0, 0, 0, 0, 0),
                tally("b", 1, 1, 90, 0, 0, 0, 0));

        assertThat(lines).extracting(RankingLine::key).containsExactly("a", "c", "b", "d");
        assertThat(lines).extracting(RankingLine::rank).containsExactly(1, 1, 3, null);
        assertThat(lines.getLast().score()).isNull();
    }

    @Test
    void givesNothingForThirtyDaysLateOnAverageAndNeverLessThanNothing() {
        assertThat(rank(tally("s", 0, 2, 60, 0, 0, 0, 0))
                        .getFirst()
                        .explanation()
                        .get(1)
                        .points())
                .isZero();
        assertThat(rank(tally("s", 0, 2, 6000, 0, 0, 0, 0)).getFirst().score()).isZero();
    }

    @Test
    void isTheSameWhateverTheOrderOfTheGroupsAndStaysBetweenNothingAndAHundred() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var round = 0; round < 200; round++) {
            var tallies = new ArrayList<RankingTally>();
            for (var i = 0; i < 8; i++) {
                var demanded = random.nextInt(5);
                tallies.add(tally(
                        "g" + i,
                        random.nextInt(4),
                        random.nextInt(4),
                        random.nextInt(100),
                        demanded,
                        demanded == 0 ? 0 : random.nextInt(demanded + 1),
                        random.nextInt(300),
                        random.nextInt(200)));
            }
            var ranked = RankingScores.rank(RULES, tallies, (_, _) -> null);
            java.util.Collections.shuffle(tallies, random);

            assertThat(RankingScores.rank(RULES, tallies, (_, _) -> null))
                    .as("seed %d", seed)
                    .isEqualTo(ranked);
            for (var line : ranked) {
                if (line.score() != null) {
                    assertThat(line.score())
                            .as("seed %d", seed)
                            .isBetween(BigDecimal.ZERO, new BigDecimal("100.00"))
                            .isEqualByComparingTo(line.explanation().stream()
                                    .map(Measured::points)
                                    .reduce(BigDecimal.ZERO, BigDecimal::add));
                }
            }
        }
    }

    @Test
    void sameDayAcknowledgementsCountOnlyIfTheRulesGiveThemAWeight() {
        var tally = tally("s1", 1, 0, 0, 0, 0, 0, 0)
                .plus(new RankingTally("s1", "s1", 0, 0, 0, 0, 0, Money.ZERO, Money.ZERO, 4, 3));
        var weighted = new RankingRules(
                BigDecimal.valueOf(50),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.valueOf(50));

        var line = RankingScores.rank(weighted, List.of(tally), (_, _) -> null).getFirst();

        assertThat(line.score()).isEqualByComparingTo("87.50");
        assertThat(line.explanation().getLast().measure()).isEqualTo(Measure.ACKNOWLEDGEMENT);
        assertThat(line.explanation().getLast().points()).isEqualByComparingTo("37.50");
        assertThat(rank(tally).getFirst().explanation())
                .extracting(Measured::measure)
                .doesNotContain(Measure.ACKNOWLEDGEMENT);
    }
}
