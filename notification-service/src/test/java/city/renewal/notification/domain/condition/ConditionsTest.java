package city.renewal.notification.domain.condition;

import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.aProject;
import static city.renewal.notification.Changes.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Envelope;
import city.renewal.events.NodeMatters;
import city.renewal.events.NodeSubject;
import city.renewal.events.ProgressEvent.NodeMattersChanged;
import city.renewal.events.ProgressEvent.NodeReportMissed;
import city.renewal.events.ProgressEvent.NodeReportResumed;
import city.renewal.events.ProgressEvent.ProjectStandstillChanged;
import city.renewal.events.RenewalEvent;
import city.renewal.events.Standing;
import city.renewal.notification.SomeRules;
import city.renewal.notification.domain.condition.WatchedSubject.Evaluated;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
    private static final NodeSubject NODE = aNode("p", "n");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DUE = LocalDate.of(2023, 7, 20);
    private static final NodeMatters NOTHING = new NodeMatters("Asia/Shanghai", null, 0, null, null);

    private static Instant on(LocalDate day) {
        return day.atTime(9, 0).atZone(ZONE).toInstant();
    }

    private static WatchedSubject node(@Nullable Standing standing, NodeMatters matters) {
        return after(WatchedSubject.unknown(AlertSubject.of(NODE)), stands(1, standing, matters));
    }

    private static WatchedSubject after(WatchedSubject subject, Envelope<? extends RenewalEvent> fact) {
        return subject.follow(List.of(fact)).subject();
    }

    private static Envelope<NodeMattersChanged> stands(
            long sequence, @Nullable Standing standing, NodeMatters matters) {
        return envelope(sequence, new NodeMattersChanged(NODE, 1, DUE, standing, matters, on(DUE)));
    }

    private static Evaluated evaluate(WatchedSubject subject, LocalDate day) {
        return subject.evaluate(SomeRules.EVERY_KIND, on(day));
    }

    private static List<String> holding(Evaluated evaluated) {
        return evaluated.settled().raised().stream()
                .map(condition -> (condition.kind() + " " + condition.occurrence()).strip())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "2023-07-12, '', 2023-07-13",
        "2023-07-13, DUE_SOON 7, 2023-07-17",
        "2023-07-16, DUE_SOON 7, 2023-07-17",
        "2023-07-17, DUE_SOON 3, 2023-07-19",
        "2023-07-20, DUE_SOON 1, 2023-07-21",
        "2023-07-21, '',"
    })
    void anApproachingDateRaisesAnAlertAtEachThreshold(LocalDate day, String holding, @Nullable LocalDate next) {
        var evaluated = evaluate(node(Standing.ON_TRACK, NOTHING), day);

        assertThat(String.join(", ", holding(evaluated))).isEqualTo(holding);
        assertThat(evaluated.nextEvaluationAt())
                .isEqualTo(next == null ? null : next.atStartOfDay(ZONE).toInstant());
    }

    @Test
    void aNearerThresholdTakesThePlaceOfTheOneBefore() {
        var week = evaluate(node(Standing.ON_TRACK, NOTHING), DUE.minusDays(7)).settled();

        var commands = evaluate(week, DUE.minusDays(3)).commands();

        assertThat(commands).filteredOn(AlertCommand.Raise.class::isInstance).hasSize(1);
        assertThat(commands)
                .filteredOn(AlertCommand.Close.class::isInstance)
                .extracting(AlertCommand::alertId)
                .containsExactly(AlertIds.alert(AlertSubject.of(NODE), AlertKind.DUE_SOON, 1, "7"));
    }

    @Test
    void aForecastThatMissesTheDateRaisesAnAlertWhileItDoes() {
        var atRisk = evaluate(node(Standing.AT_RISK, NOTHING), DUE.minusDays(50));
        var back = evaluate(after(atRisk.settled(), stands(2, Standing.ON_TRACK, NOTHING)), DUE.minusDays(49));

        assertThat(holding(atRisk)).containsExactly("FORECAST_LATE");
        assertThat(back.commands()).singleElement().isInstanceOfSatisfying(AlertCommand.Close.class, close -> {
            assertThat(close.alertId())
                    .isEqualTo(AlertIds.alert(AlertSubject.of(NODE), AlertKind.FORECAST_LATE, 1, ""));
            assertThat(close.reason()).isEqualTo(Resolution.OVER);
            assertThat(close.candidate().sequence())
                    .isGreaterThan(((AlertCommand.Raise) atRisk.commands().getFirst())
                            .candidate()
                            .sequence());
        });
    }

    @Test
    void everySilenceIsAnOccurrenceOfItsOwn() {
        var node = node(Standing.ON_TRACK, NOTHING);
        var silent = after(node, envelope(2, new NodeReportMissed(NODE, 1, null, on(DUE))));
        var heard = after(silent, envelope(3, new NodeReportResumed(NODE, 1, on(DUE))));
        var again = after(heard, envelope(4, new NodeReportMissed(NODE, 1, on(DUE), on(DUE))));

        assertThat(holding(evaluate(silent, DUE.minusDays(50)))).containsExactly("REPORT_MISSING never");
        assertThat(holding(evaluate(heard, DUE.minusDays(50)))).isEmpty();
        assertThat(holding(evaluate(again, DUE.minusDays(50)))).containsExactly("REPORT_MISSING 2023-07-20T01:00:00Z");
    }

    @Test
    void whoHasNotSignedInTimeIsNamedTheDayAfter() {
        var by = DUE.minusDays(60);
        var node = node(Standing.ON_TRACK, new NodeMatters("Asia/Shanghai", by, 0, null, null));

        assertThat(holding(evaluate(node, by))).isEmpty();
        assertThat(evaluate(node, by).nextEvaluationAt())
                .isEqualTo(by.plusDays(1).atStartOfDay(ZONE).toInstant());
        assertThat(holding(evaluate(node, by.plusDays(1)))).containsExactly("UNSIGNED p-owner/" + by);
    }

    @Test
    void whatWasSentBackTwiceAndARequestThatWaitsAreSaid() {
        var asked = DUE.minusDays(60);
        var node = node(Standing.ON_TRACK, new NodeMatters("Asia/Shanghai", null, 2, "x1", on(asked)));

        assertThat(holding(evaluate(node, asked.plusDays(2)))).containsExactly("RETURNED_AGAIN 2");
        assertThat(holding(evaluate(node, asked.plusDays(3))))
                .containsExactly("RETURNED_AGAIN 2", "EXTENSION_WAITING x1/3");
    }

    @Test
    void aProjectThatStandsStillTooLongRaisesOneAlertForAllItsNodes() {
        var project = after(
                WatchedSubject.unknown(AlertSubject.of(aProject("p"))),
                envelope(
                        1,
                        new ProjectStandstillChanged(
                                aProject("p"), "s1", DUE.minusDays(30), "Asia/Shanghai", on(DUE))));

        assertThat(holding(evaluate(project, DUE.minusDays(1)))).isEmpty();
        var late = evaluate(project, DUE);
        assertThat(holding(late)).containsExactly("SUSPENDED_LONG s1/30");
        var over = after(
                late.settled(),
                envelope(2, new ProjectStandstillChanged(aProject("p"), null, null, "Asia/Shanghai", on(DUE))));
        assertThat(evaluate(over, DUE).commands())
                .singleElement()
                .isInstanceOfSatisfying(
                        AlertCommand.Close.class,
                        close -> assertThat(close.reason()).isEqualTo(Resolution.OVER));
    }

    @Test
    void nothingIsRaisedWhereNothingIsSwitchedOnAndWhatIsSwitchedOffEnds() {
        var node = node(Standing.AT_RISK, NOTHING);
        var raised = evaluate(node, DUE.minusDays(2)).settled();

        assertThat(node.evaluate(AlertKinds.BUILT_IN, on(DUE)).commands()).isEmpty();
        assertThat(raised.evaluate(AlertKinds.BUILT_IN, on(DUE)).commands())
                .hasSize(2)
                .allSatisfy(command ->
                        assertThat(((AlertCommand.Close) command).reason()).isEqualTo(Resolution.SWITCHED_OFF));
    }

    @Test
    void aFactThatIsOldOrComesAgainHasNoEffect() {
        var node = node(Standing.AT_RISK, NOTHING);

        assertThat(after(node, stands(1, Standing.ON_TRACK, NOTHING))).isEqualTo(node);
    }

    @Test
    void everyAlertOfANodeHasAnIdOfItsOwnAndTheOverdueOneKeepsItsOld() {
        var subject = AlertSubject.of(NODE);

        assertThat(new AlertCondition(AlertKind.DUE_SOON, "7", 1).alertId(subject))
                .isNotEqualTo(new AlertCondition(AlertKind.DUE_SOON, "3", 1).alertId(subject))
                .isNotEqualTo(new AlertCondition(AlertKind.DUE_SOON, "7", 2).alertId(subject));
        assertThat(new AlertCondition(AlertKind.UNSIGNED, "o", 1).alertId(subject))
                .isEqualTo(new AlertCondition(AlertKind.UNSIGNED, "o", 2).alertId(subject));
        assertThat(new AlertCandidate(AlertKind.OVERDUE, subject, 1, DUE, 1).alertId())
                .isEqualTo(AlertIds.alert("p", "n", 1));
    }
}
