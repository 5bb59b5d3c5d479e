package city.renewal.progress.domain;

import static city.renewal.progress.ProjectFacts.NOW;
import static city.renewal.progress.ProjectFacts.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Light;
import city.renewal.events.ProblemEvent;
import city.renewal.events.ProblemProgressEvent.ProblemStandingChanged;
import city.renewal.events.ProgrammeEvent;
import city.renewal.events.Standing;
import city.renewal.progress.ProblemFacts;
import city.renewal.progress.ProjectFacts;
import city.renewal.progress.domain.evaluation.ProblemEvaluation;
import city.renewal.progress.domain.evaluation.ProblemEvaluator;
import city.renewal.progress.domain.evaluation.ProblemProject;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.progress.domain.row.ProblemRow;
import city.renewal.progress.domain.row.PublishedProblemState;
import city.renewal.progress.domain.state.ProblemProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The standing of a problem, its changes over time, and its published events. The warning period is seven days. */
class ProblemStandingTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Programme PROGRAMME =
            Programme.of((ProgrammeEvent) ProjectFacts.programme().event(), 1);

    private static ProblemProgress folded(ProblemFacts facts) {
        var progress = ProblemProgress.unknown(facts.problem().problemId());
        for (var fact : facts.all()) {
            progress = progress.after(fact.id(), fact.sequence(), (ProblemEvent) fact.event());
        }
        return progress;
    }

    private static ProblemEvaluation on(LocalDate day, ProblemFacts facts, @Nullable PublishedProblemState published) {
        return at(day.atStartOfDay(ZONE).toInstant(), facts, published);
    }

    private static ProblemEvaluation at(Instant now, ProblemFacts facts, @Nullable PublishedProblemState published) {
        return ProblemEvaluator.evaluate(folded(facts), ProblemProject.UNKNOWN, PROGRAMME, true, now, published);
    }

    private static ProblemRow row(LocalDate day, ProblemFacts facts) {
        return Objects.requireNonNull(on(day, facts, null).row());
    }

    private static ProblemStandingChanged change(ProblemEvaluation evaluation) {
        return Objects.requireNonNull(evaluation.change());
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(ZONE).toInstant();
    }

    @ParameterizedTest(name = "{0} days before the due date: {1}")
    @CsvSource({
        "30, ON_TRACK, GREEN, 0",
        "8, ON_TRACK, GREEN, 0",
        "7, DUE_SOON, AMBER, 0",
        "0, DUE_SOON, AMBER, 0",
        "-1, OVERDUE, RED, 1",
        "-12, OVERDUE, RED, 12"
    })
    void anOpenProblemFollowsItsDueDate(int daysAhead, Standing standing, Light light, int overdue) {
        var row = row(TODAY, ProblemFacts.of("q1", TODAY.plusDays(daysAhead)).raised());

        assertThat(row.standing()).isEqualTo(standing);
        assertThat(row.light()).isEqualTo(light);
        assertThat(row.overdueDays()).isEqualTo(overdue);
        assertThat(row.lateDays()).isEqualTo(overdue);
        assertThat(row.forecastDate()).isEqualTo(daysAhead < 0 ? TODAY : row.dueDate());
    }

    @ParameterizedTest(name = "claimed {0} days before the due date: {1}")
    @CsvSource({"20, GREEN, 0", "3, AMBER, 0", "-2, RED, 2"})
    void aClaimStopsTheClockAndKeepsTheLight(int daysAhead, Light light, int overdue) {
        var facts = ProblemFacts.of("q1", TODAY.plusDays(daysAhead))
                .raised()
                .at(noon(TODAY))
                .rectified();

        for (var later : new int[] {0, 5, 50}) {
            var row = row(TODAY.plusDays(later), facts);
            assertThat(row.standing()).isEqualTo(Standing.CLAIMED);
            assertThat(row.light()).isEqualTo(light);
            assertThat(row.overdueDays()).isEqualTo(overdue);
            assertThat(row.rectifiedOn()).isEqualTo(TODAY);
        }
        assertThat(on(TODAY, facts, null).nextCheckAt()).isNull();
    }

    @Test
    void aReturnRestartsTheClockAsIfItHadNeverStopped() {
        var facts = ProblemFacts.of("q1", TODAY.plusDays(3))
                .raised()
                .at(noon(TODAY))
                .rectified()
                .at(noon(TODAY.plusDays(10)))
                .returned();

        var row = row(TODAY.plusDays(10), facts);

        assertThat(row.standing()).isEqualTo(Standing.OVERDUE);
        assertThat(row.overdueDays()).isEqualTo(7);
        assertThat(row.returns()).isEqualTo(1);
        assertThat(row.rectifiedOn()).isNull();
    }

    @Test
    void aClosedProblemIsDoneOnTimeOrLateByTheDayOfTheClaimNotOfTheVerification() {
        var onTime = ProblemFacts.of("q1", TODAY)
                .raised()
                .at(noon(TODAY))
                .rectified()
                .at(noon(TODAY.plusDays(9)))
                .closed();
        var late = ProblemFacts.of("q2", TODAY.minusDays(4))
                .raised()
                .at(noon(TODAY))
                .rectified()
                .closed();

        assertThat(row(TODAY.plusDays(20), onTime).standing()).isEqualTo(Standing.DONE_ON_TIME);
        assertThat(row(TODAY.plusDays(20), onTime).light()).isEqualTo(Light.GREEN);
        assertThat(row(TODAY.plusDays(20), onTime).closedOn()).isEqualTo(TODAY.plusDays(9));
        assertThat(row(TODAY.plusDays(20), late).standing()).isEqualTo(Standing.DONE_LATE);
        assertThat(row(TODAY.plusDays(20), late).light()).isEqualTo(Light.YELLOW);
        assertThat(row(TODAY.plusDays(20), late).lateDays()).isEqualTo(4);
        assertThat(row(TODAY.plusDays(20), late).overdueDays()).isZero();
    }

    @Test
    void aReopenedProblemFollowsItsNewDateAndKeepsTheOriginalOne() {
        var facts = ProblemFacts.of("q1", TODAY.minusDays(4))
                .raised()
                .at(noon(TODAY))
                .rectified()
                .closed()
                .reopened(TODAY.plusDays(30));

        var row = row(TODAY, facts);

        assertThat(row.standing()).isEqualTo(Standing.ON_TRACK);
        assertThat(row.reopened()).isEqualTo(1);
        assertThat(row.dueVersion()).isEqualTo(2);
        assertThat(row.originalDueDate()).isEqualTo(TODAY.minusDays(4));
        assertThat(row.closedOn()).isNull();
    }

    @Test
    void isDueAgainExactlyWhenTimeChangesSomething() {
        var facts = ProblemFacts.of("q1", TODAY.plusDays(20)).raised();
        var published = on(TODAY, facts, null).published();
        var now = TODAY.atStartOfDay(ZONE).toInstant();
        var seen = 0;
        for (var day = 0; day < 25; day++) {
            var next = Objects.requireNonNull(at(now, facts, published).nextCheckAt());
            assertThat(next).isAfter(now);
            var before = at(now, facts, published).row();
            var justBefore = at(next.minusNanos(1), facts, published);
            assertThat(justBefore.row()).isEqualTo(before);
            assertThat(at(next, facts, published).row()).isNotEqualTo(before);
            now = next;
            published = at(now, facts, published).published();
            seen++;
        }
        assertThat(seen).isEqualTo(25);
        assertThat(row(TODAY.plusDays(20).plusDays(23), facts).overdueDays()).isEqualTo(23);
    }

    @Test
    void theDayIsTheProgrammesAndNotTheServers() {
        var facts = ProblemFacts.of("q1", TODAY).raised();
        var lastMoment = TODAY.plusDays(1).atStartOfDay(ZONE).toInstant().minusNanos(1);

        assertThat(Objects.requireNonNull(at(lastMoment, facts, null).row()).standing())
                .isEqualTo(Standing.DUE_SOON);
        assertThat(Objects.requireNonNull(
                                at(lastMoment.plusNanos(1), facts, null).row())
                        .standing())
                .isEqualTo(Standing.OVERDUE);
    }

    @Test
    void publishesOnlyChanges() {
        var facts = ProblemFacts.of("q1", TODAY.minusDays(1)).raised();
        var first = on(TODAY, facts, null);
        assertThat(change(first).from()).isNull();
        assertThat(change(first).to()).isEqualTo(Standing.OVERDUE);
        assertThat(on(TODAY.plusDays(1), facts, first.published()).change()).isNull();

        var asked = on(TODAY, facts.extensionAsked("x1", TODAY.plusDays(9)), first.published());
        assertThat(change(asked).extensionId()).isEqualTo("x1");
        assertThat(change(asked).extensionRequestedAt()).isNotNull();

        var moved = on(TODAY, facts.extensionDecided(true), asked.published());
        assertThat(change(moved).from()).isEqualTo(Standing.OVERDUE);
        assertThat(change(moved).to()).isEqualTo(Standing.ON_TRACK);
        assertThat(change(moved).dueVersion()).isEqualTo(2);
        assertThat(change(moved).extensionId()).isNull();

        var other = on(TODAY, facts.reassigned("p-other", "u2"), moved.published());
        assertThat(change(other).subject().owner().personId()).isEqualTo("p-other");
        assertThat(change(other).from()).isEqualTo(Standing.ON_TRACK);

        var claimed = on(TODAY, facts.at(noon(TODAY)).rectified(), other.published());
        var returned = on(TODAY, facts.returned(), claimed.published());
        assertThat(change(returned).returns()).isEqualTo(1);
        var closed = on(TODAY, facts.rectified().closed(), returned.published());
        assertThat(change(closed).to()).isEqualTo(Standing.DONE_ON_TIME);
        assertThat(on(TODAY.plusDays(30), facts, closed.published()).change()).isNull();
    }

    @Test
    void publishesNothingUntilProgrammeAndProjectAreKnownButShowsItsRow() {
        var facts =
                ProblemFacts.of("q1", TODAY.minusDays(1)).ofProject("p1", "n1").raised();
        var noProgramme = ProblemEvaluator.evaluate(
                folded(facts), ProblemProject.UNKNOWN, Programme.unknown(ProjectFacts.PROGRAMME), false, NOW, null);
        var noProject = ProblemEvaluator.evaluate(folded(facts), ProblemProject.UNKNOWN, PROGRAMME, false, NOW, null);
        var known = ProblemEvaluator.evaluate(folded(facts), project(false), PROGRAMME, false, NOW, null);

        assertThat(noProgramme.row()).isNotNull();
        assertThat(noProgramme.change()).isNull();
        assertThat(noProject.row()).isNotNull();
        assertThat(noProject.change()).isNull();
        assertThat(change(known).subject().headquartersLeader()).isNotNull();
        assertThat(Objects.requireNonNull(known.row()).nodeName()).isEqualTo("开挖");
        assertThat(Objects.requireNonNull(Objects.requireNonNull(known.row()).leader())
                        .personId())
                .isEqualTo("p-leader");
    }

    @Test
    void isRemovedOnceWithItsProject() {
        var facts =
                ProblemFacts.of("q1", TODAY.minusDays(1)).ofProject("p1", null).raised();
        var before = ProblemEvaluator.evaluate(folded(facts), project(false), PROGRAMME, false, NOW, null);

        var left = ProblemEvaluator.evaluate(folded(facts), project(true), PROGRAMME, false, NOW, before.published());
        var again = ProblemEvaluator.evaluate(folded(facts), project(true), PROGRAMME, false, NOW, left.published());

        assertThat(left.row()).isNull();
        assertThat(change(left).from()).isEqualTo(Standing.OVERDUE);
        assertThat(change(left).to()).isNull();
        assertThat(change(left).light()).isNull();
        assertThat(again.change()).isNull();
        assertThat(again.nextCheckAt()).isNull();
    }

    @Test
    void aLateOrRepeatedFactChangesNothing() {
        var facts = ProblemFacts.of("q1", TODAY)
                .raised()
                .at(NOW.plus(Duration.ofHours(1)))
                .rectified();
        var progress = folded(facts);

        var again = progress;
        for (var fact : facts.all().reversed()) {
            again = again.after(fact.id(), fact.sequence(), (ProblemEvent) fact.event());
        }

        assertThat(again).isEqualTo(progress);
        assertThat(again.sequence()).isEqualTo(2);
    }

    private static ProblemProject project(boolean withdrawn) {
        return new ProblemProject(
                ProjectFacts.entry("p1", "370212001", "p-leader", "u1"), withdrawn, Map.of("n1", "开挖"));
    }
}
