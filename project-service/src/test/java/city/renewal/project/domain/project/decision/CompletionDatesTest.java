package city.renewal.project.domain.project.decision;

import static city.renewal.project.testing.Plans.DATES;
import static city.renewal.project.testing.Plans.NOW;
import static city.renewal.project.testing.Plans.TODAY;
import static city.renewal.project.testing.Plans.accepted;
import static city.renewal.project.testing.Plans.draft;
import static city.renewal.project.testing.Plans.node;
import static city.renewal.project.testing.Plans.plan;
import static city.renewal.project.testing.Plans.planned;
import static city.renewal.project.testing.Plans.project;
import static city.renewal.project.testing.Plans.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Anchor;
import city.renewal.events.ProjectEvent.NodeCompletionClaimed;
import city.renewal.events.ProjectEvent.NodeProgressRecorded;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.PlanDraft;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.decision.NodeDecisions.Verdict;
import city.renewal.schedule.Calendars;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The range of possible completion dates. */
class CompletionDatesTest {
    private static final LocalDate MAY_1 = LocalDate.of(2023, 5, 1);

    @Test
    void aPlanThatRunsForwardsBeganOnItsStart() {
        var possible = of(startingOn(MAY_1));

        assertThat(possible.begin()).isEqualTo(MAY_1);
        assertThat(possible.fault(MAY_1)).isNull();
        assertThat(possible.fault(MAY_1.minusDays(1))).contains("before the project began, 2023-05-01");
        assertThat(possible.fault(TODAY)).isNull();
        assertThat(possible.fault(TODAY.plusDays(1))).contains("after today, 2023-06-30");
    }

    @Test
    void workThatStartedBeforeThePlanDidIsWorkOfTheProject() {
        var started = startingOn(MAY_1)
                .apply(new NodeProgressRecorded("a", 10, MAY_1.minusDays(9), TODAY, "p-commander", NOW));

        assertThat(of(started).begin()).isEqualTo(MAY_1.minusDays(9));
    }

    @Test
    void aPlanThatIsWorkedBackwardsBeganNoEarlierThanTheYearBeforeItsProgramme() {
        assertThat(of(planned("p1")).begin()).isEqualTo(LocalDate.of(2022, 1, 1));
    }

    @Test
    void aLongPlanBeganOnItsFirstPlannedDay() {
        var project = project("p1");

        var lasting = project.applyAll(accepted(plan(project, draft(node("a", 1000)))));

        assertThat(of(lasting).begin()).isEqualTo(LocalDate.of(2023, 7, 31).minusDays(999));
    }

    @Test
    void theStartOfALaterNodeIsNoBoundForThoseBeforeIt() {
        var started = planned("p1").apply(new NodeProgressRecorded("next", 10, TODAY, TODAY, "p-commander", NOW));

        assertThat(of(started).fault(TODAY.minusDays(3))).isNull();
    }

    @Test
    void aNodeIsNotDoneBeforeItStarted() {
        var started = planned("p1").apply(new NodeProgressRecorded("late", 10, TODAY, TODAY, "p-commander", NOW));

        var refusal = rejected(NodeDecisions.claim(
                started, new ClaimCompletion("late", TODAY.minusDays(1), List.of(), ""), DATES, "p-owner", NOW));

        assertThat(refusal.faults()).extracting(Fault::field).containsExactly("completedOn");
        assertThat(refusal.faults().getFirst().message()).contains("work started, 2023-06-30");
    }

    @Test
    void anImpossibleDateThatWasClaimedBeforeIsReturnedAndNotAccepted() {
        var claimed = planned("p1")
                .apply(new NodeCompletionClaimed("late", LocalDate.of(2001, 1, 1), List.of(), "", "p-owner", NOW));

        var accepted =
                rejected(NodeDecisions.verify(claimed, "late", Verdict.ACCEPTED, "", DATES, "p-supervisor", NOW));
        var returned = NodeDecisions.verify(claimed, "late", Verdict.RETURNED, "", DATES, "p-supervisor", NOW);

        assertThat(accepted.faults()).extracting(Fault::field).containsExactly("verdict");
        assertThat(accepted(returned)).hasSize(1);
    }

    private static CompletionDates of(Project project) {
        return CompletionDates.of(project, project.nodes().getFirst().nodeId(), 2023, Calendars.standard(), TODAY);
    }

    private static Project startingOn(LocalDate start) {
        var draft = draft(node("a", 10), node("b", 5));
        return project("p1")
                .applyAll(accepted(plan(
                        project("p1"),
                        new PlanDraft(draft.calendar(), Anchor.startOn(start), draft.goals(), draft.nodes()))));
    }
}
