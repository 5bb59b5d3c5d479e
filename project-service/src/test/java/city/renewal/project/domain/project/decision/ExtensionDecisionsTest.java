package city.renewal.project.domain.project.decision;

import static city.renewal.project.testing.Plans.DATES;
import static city.renewal.project.testing.Plans.NOW;
import static city.renewal.project.testing.Plans.TODAY;
import static city.renewal.project.testing.Plans.accepted;
import static city.renewal.project.testing.Plans.planned;
import static city.renewal.project.testing.Plans.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Extension;
import city.renewal.events.PlannedNode;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.Reason;
import city.renewal.project.domain.project.decision.ExtensionDecisions.Verdict;
import city.renewal.project.domain.project.decision.NodeDecisions.Answer;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtensionDecisionsTest {
    private static final LocalDate JUNE_20 = LocalDate.of(2023, 6, 20);
    private static final LocalDate JULY_10 = LocalDate.of(2023, 7, 10);

    @Test
    void eachApprovalMakesANewVersionOfTheDateAndTheOriginalStays() {
        var once = decided(asked(planned("p1"), "x1", JULY_10), "x1", Verdict.APPROVED, null);
        var twice = decided(asked(once, "x2", JULY_10.plusDays(5)), "x2", Verdict.APPROVED, JULY_10.plusDays(2));

        assertThat(late(once))
                .extracting(PlannedNode::originalDueDate, PlannedNode::dueDate, PlannedNode::dueVersion)
                .containsExactly(JUNE_20, JULY_10, 2);
        assertThat(late(twice))
                .extracting(PlannedNode::originalDueDate, PlannedNode::dueDate, PlannedNode::dueVersion)
                .containsExactly(JUNE_20, JULY_10.plusDays(2), 3);
        assertThat(twice.extension("x2"))
                .get()
                .extracting(Extension::state, Extension::requestedDueDate, Extension::decidedBy)
                .containsExactly(Extension.State.APPROVED, JULY_10.plusDays(5), "p-leader");
    }

    @Test
    void aRefusalMovesNothing() {
        var refused = decided(asked(planned("p1"), "x1", JULY_10), "x1", Verdict.REFUSED, null);

        assertThat(late(refused)).isEqualTo(late(planned("p1")));
        assertThat(refused.extension("x1").orElseThrow().state()).isEqualTo(Extension.State.REFUSED);
    }

    @Test
    void theNewDateIsAfterThePresentOneAndWithinTheCalendar() {
        var project = planned("p1");

        assertThat(fault(request(project, "x1", JUNE_20))).isEqualTo("dueDate");
        assertThat(fault(request(project, "x1", LocalDate.of(2101, 1, 1)))).isEqualTo("dueDate");
        assertThat(fault(decide(asked(project, "x1", JULY_10), "x1", Verdict.APPROVED, JUNE_20)))
                .isEqualTo("dueDate");
        assertThat(fault(decide(asked(project, "x1", JULY_10), "x1", Verdict.REFUSED, JULY_10)))
                .isEqualTo("dueDate");
    }

    @Test
    void aNodeHasOneRequestThatWaitsAtATime() {
        var refusal = rejected(request(asked(planned("p1"), "x1", JULY_10), "x2", JULY_10));

        assertThat(refusal.reason()).isEqualTo(Reason.EXTENSION_PENDING);
        assertThat(refusal.faults()).extracting(Fault::field).containsExactly("nodeId");
    }

    @Test
    void aRequestIsDecidedOnceAndByAnotherPerson() {
        var asked = asked(planned("p1"), "x1", JULY_10);
        var decided = decided(asked, "x1", Verdict.APPROVED, null);

        assertThat(rejected(decide(decided, "x1", Verdict.REFUSED, null)).reason())
                .isEqualTo(Reason.EXTENSION_ALREADY_DECIDED);
        assertThat(rejected(ExtensionDecisions.decide(
                                asked, new DecideExtension("late", "x1", Verdict.APPROVED, null, ""), "p-owner", NOW))
                        .reason())
                .isEqualTo(Reason.SELF_DECISION);
        assertThat(rejected(decide(asked, "ghost", Verdict.APPROVED, null)).reason())
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void anExtensionIdIsUsedOnce() {
        var refused = decided(asked(planned("p1"), "x1", JULY_10), "x1", Verdict.REFUSED, null);

        assertThat(rejected(request(refused, "x1", JULY_10)).reason()).isEqualTo(Reason.ALREADY_EXISTS);
    }

    @Test
    void aNodeThatIsDoneOrClaimedGetsNoLaterDate() {
        var project = planned("p1");
        var claimed = project.applyAll(accepted(NodeDecisions.claim(
                project, new ClaimCompletion("late", TODAY, List.of(), ""), DATES, "p-owner", NOW)));
        var done = claimed.applyAll(accepted(
                NodeDecisions.verify(claimed, "late", NodeDecisions.Verdict.ACCEPTED, "", DATES, "p-supervisor", NOW)));

        assertThat(rejected(request(claimed, "x1", JULY_10)).reason()).isEqualTo(Reason.NODE_ALREADY_CLAIMED);
        assertThat(rejected(request(done, "x1", JULY_10)).reason()).isEqualTo(Reason.NODE_ALREADY_DONE);
    }

    @Test
    void aClaimBetweenAskingAndDecidingIsNotMadePunctualButMayBeRefused() {
        var asked = asked(planned("p1"), "x1", JULY_10);
        var claimed = asked.applyAll(accepted(
                NodeDecisions.claim(asked, new ClaimCompletion("late", TODAY, List.of(), ""), DATES, "p-owner", NOW)));

        assertThat(rejected(decide(claimed, "x1", Verdict.APPROVED, null)).reason())
                .isEqualTo(Reason.NODE_ALREADY_CLAIMED);
        assertThat(decided(claimed, "x1", Verdict.REFUSED, null)
                        .extension("x1")
                        .orElseThrow()
                        .state())
                .isEqualTo(Extension.State.REFUSED);
    }

    @Test
    void aSignatureStaysThroughAnExtension() {
        var project = planned("p1");
        var signed =
                project.applyAll(accepted(NodeDecisions.answer(project, "late", Answer.SIGNED, "", "p-owner", NOW)));

        var extended = decided(asked(signed, "x1", JULY_10), "x1", Verdict.APPROVED, null);

        assertThat(extended.factsOf("late")).isEqualTo(signed.factsOf("late"));
    }

    private static Decision request(Project project, String id, LocalDate dueDate) {
        return ExtensionDecisions.request(project, "late", id, dueDate, "连续降雨", "p-owner", NOW);
    }

    private static Project asked(Project project, String id, LocalDate dueDate) {
        return project.applyAll(accepted(request(project, id, dueDate)));
    }

    private static Decision decide(Project project, String id, Verdict verdict, LocalDate dueDate) {
        return ExtensionDecisions.decide(
                project, new DecideExtension("late", id, verdict, dueDate, ""), "p-leader", NOW);
    }

    private static Project decided(Project project, String id, Verdict verdict, LocalDate dueDate) {
        return project.applyAll(accepted(decide(project, id, verdict, dueDate)));
    }

    private static PlannedNode late(Project project) {
        return project.node("late").orElseThrow();
    }

    private static String fault(Decision decision) {
        return rejected(decision).faults().getFirst().field();
    }
}
