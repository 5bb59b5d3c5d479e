package city.renewal.project.domain.project.decision;

import static city.renewal.project.testing.Plans.NOW;
import static city.renewal.project.testing.Plans.accepted;
import static city.renewal.project.testing.Plans.draft;
import static city.renewal.project.testing.Plans.node;
import static city.renewal.project.testing.Plans.plan;
import static city.renewal.project.testing.Plans.planByUnit;
import static city.renewal.project.testing.Plans.planned;
import static city.renewal.project.testing.Plans.project;
import static city.renewal.project.testing.Plans.rejected;
import static city.renewal.project.testing.Plans.threeNodes;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.FileDates;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEvent.ExtensionApproved;
import city.renewal.events.ProjectEvent.ExtensionRequested;
import city.renewal.events.ProjectEvent.NodeCompletionClaimed;
import city.renewal.events.ProjectEvent.NodeSigned;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.PlanDraft;
import city.renewal.project.domain.project.Reason;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanningTest {
    private static final LocalDate JUNE_20 = LocalDate.of(2023, 6, 20);
    private static final LocalDate JULY_10 = LocalDate.of(2023, 7, 10);

    @Test
    void worksDueDatesBackwardsFromThePromisedFinish() {
        var project = planned("p1");

        assertThat(project.nodes())
                .extracting(PlannedNode::nodeId, PlannedNode::dueDate)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("late", JUNE_20),
                        org.assertj.core.groups.Tuple.tuple("next", LocalDate.of(2023, 7, 26)),
                        org.assertj.core.groups.Tuple.tuple("last", LocalDate.of(2023, 7, 31)));
        assertThat(project.nodes()).allSatisfy(node -> {
            assertThat(node.dueVersion()).isEqualTo(1);
            assertThat(node.originalDueDate()).isEqualTo(node.dueDate());
        });
    }

    @Test
    void keepsTheDueDateOfANodeThatStaysThoughItsDurationChanged() {
        var project = planned("p1");

        var again = project.applyAll(accepted(
                plan(project, draft(node("late", 10), node("next", 3).after("late"), node("last", 20)))));

        assertThat(again.nodes())
                .extracting(PlannedNode::dueDate)
                .containsExactly(JUNE_20, LocalDate.of(2023, 7, 26), LocalDate.of(2023, 7, 31));
    }

    @Test
    void theDatesOfTheFileThatANodeCameFromStayWithItUntilAnotherFileBringsOthers() {
        var start = LocalDate.of(2023, 7, 1);
        var finish = LocalDate.of(2023, 7, 3);
        var imported = project("p1")
                .applyAll(accepted(plan(project("p1"), draft(node("a", 3).fromFile(start, finish)))));

        var edited = imported.applyAll(accepted(plan(imported, draft(node("a", 5), node("b", 1)))));
        var again = edited.applyAll(accepted(plan(
                edited, draft(node("a", 5).fromFile(start, finish.plusDays(2)), node("b", 1)))));

        assertThat(edited.nodes())
                .extracting(PlannedNode::fileDates)
                .containsExactly(new FileDates(start, finish), null);
        assertThat(again.nodes().getFirst().fileDates()).isEqualTo(new FileDates(start, finish.plusDays(2)));
    }

    @Test
    void refusesToMoveADueDateByReplanning() {
        var project = planned("p1");

        var refusal = rejected(plan(
                project, draft(node("late", 10).dueOn(LocalDate.of(2023, 7, 10)), node("next", 10), node("last", 5))));

        assertThat(refusal.faults()).extracting(Fault::field).containsExactly("nodes[0].dueDate");
    }

    @Test
    void theInputsOfAnOverdueNodesDateStay() {
        var project = planned("p1");

        var refusal = rejected(
                plan(project, draft(node("late", 1).after("last").on("WORKING"), node("next", 10), node("last", 5))));

        assertThat(refusal.faults())
                .extracting(Fault::field)
                .containsExactly("nodes[0].durationDays", "nodes[0].calendar", "nodes[0].predecessors");
        assertThat(refusal.faults())
                .allSatisfy(fault -> assertThat(fault.message()).contains("overdue since 2023-06-20"));
    }

    @Test
    void anotherCalendarOfThePlanIsAnotherCalendarOfItsOverdueNodes() {
        var backward = threeNodes();

        var refusal = rejected(
                plan(planned("p1"), new PlanDraft("WORKING", backward.anchor(), backward.goals(), backward.nodes())));

        assertThat(refusal.faults()).extracting(Fault::field).containsExactly("nodes[0].calendar");
    }

    @Test
    void theRequiredEvidenceOfAnOverdueNodeStays() {
        var set = project("p1")
                .applyAll(accepted(plan(
                        project("p1"), draft(node("late", 10).dueOn(JUNE_20).demanding("PHOTO")))));

        var none = rejected(plan(set, draft(node("late", 10))));
        var another = rejected(plan(set, draft(node("late", 10).demanding("REPORT"))));
        var same = plan(set, draft(node("late", 10).demanding("photo")));

        assertThat(none.faults()).extracting(Fault::field).containsExactly("nodes[0].evidence");
        assertThat(another.faults()).extracting(Fault::field).containsExactly("nodes[0].evidence");
        assertThat(accepted(same)).hasSize(1);
    }

    @Test
    void aUnitDoesNotChangeThePeopleOfAnOverdueNode() {
        var refusal = rejected(planByUnit(
                planned("p1"),
                draft(
                        node("late", 10)
                                .ownedBy("p-other")
                                .ledBy("p-friend")
                                .supervisedBy("p-friend")
                                .of("u2"),
                        node("next", 10).ownedBy("p-other").ledBy("p-friend"),
                        node("last", 5))));

        assertThat(refusal.faults())
                .extracting(Fault::field)
                .containsExactly(
                        "nodes[0].responsibility.owner",
                        "nodes[0].responsibility.unit",
                        "nodes[0].responsibility.leader",
                        "nodes[0].responsibility.supervisor");
        assertThat(refusal.faults().getFirst().message()).contains("by a commander only", "overdue since 2023-06-20");
    }

    @Test
    void aCommanderChangesThePeopleOfAnOverdueNode() {
        var project = planned("p1");

        var again = project.applyAll(accepted(
                plan(project, draft(node("late", 10).ownedBy("p-other"), node("next", 10), node("last", 5)))));

        assertThat(again.node("late").orElseThrow().dueDate()).isEqualTo(JUNE_20);
        assertThat(again.node("late").orElseThrow().responsibility().owner().personId())
                .isEqualTo("p-other");
    }

    @Test
    void anExtensionThatIsGrantedOpensAnOverdueNodeForPlanning() {
        var asked = planned("p1").apply(new ExtensionRequested("x1", "late", JULY_10, "雨", "p-owner", NOW));
        var extended = asked.apply(new ExtensionApproved("x1", "late", JULY_10, 2, "p-leader", "", NOW));
        var draft = draft(node("late", 12), node("next", 10), node("last", 5));

        assertThat(rejected(plan(asked, draft)).faults())
                .extracting(Fault::field)
                .containsExactly("nodes[0].durationDays");
        var again = extended.applyAll(accepted(plan(extended, draft)));

        assertThat(again.node("late").orElseThrow())
                .extracting(PlannedNode::durationDays, PlannedNode::dueDate, PlannedNode::originalDueDate)
                .containsExactly(12, JULY_10, JUNE_20);
    }

    @Test
    void aNodeWhoseDateWasMovedByDecisionCannotBeDroppedAndPlannedAfresh() {
        var project = planned("p1");
        var asked = project.apply(new ExtensionRequested("x1", "next", JULY_10, "雨", "p-owner", NOW));

        var refusal = rejected(plan(asked, draft(node("late", 10), node("last", 5))));

        assertThat(refusal.faults().getFirst().message()).contains("'next'", "a later date was asked for");
    }

    @Test
    void refusesToDropAnOverdueNode() {
        var project = planned("p1");

        var refusal =
                rejected(plan(project, draft(node("next", 10), node("last", 5).after("next"))));

        assertThat(refusal.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("'late'", "overdue since 2023-06-20"));
    }

    @Test
    void refusesToDropANodeWhoseCompletionWaitsToBeChecked() {
        var project = planned("p1").apply(new NodeCompletionClaimed("last", JUNE_20, List.of(), "", "p-owner", NOW));

        var refusal = rejected(plan(project, draft(node("late", 10), node("next", 10))));

        assertThat(refusal.faults().getFirst().message()).contains("'last'");
    }

    @Test
    void letsANodeGoThatHasNoHistory() {
        var project = planned("p1");

        var again = project.applyAll(accepted(plan(project, draft(node("late", 10), node("next", 10)))));

        assertThat(again.nodes()).hasSize(2);
    }

    @Test
    void asksForANewSignatureWhenTheOwnerChanges() {
        var project = planned("p1").apply(new NodeSigned("next", "p-owner", "", NOW));

        var same = project.applyAll(accepted(plan(project, threeNodes())));
        var other = project.applyAll(accepted(
                plan(project, draft(node("late", 10), node("next", 10).ownedBy("p-other"), node("last", 5)))));

        assertThat(same.factsOf("next").signedAt()).isEqualTo(NOW);
        assertThat(other.factsOf("next").signedAt()).isNull();
    }

    @Test
    void aPlanMayStartAfterADateThatWasDecidedBeforeButNotAfterANewPromise() {
        var project = planned("p1");
        var from = LocalDate.of(2023, 7, 1);

        var kept = plan(project, startingOn(from, node("late", 10), node("next", 10), node("last", 5)));
        var promised = rejected(plan(
                project,
                startingOn(
                        from,
                        node("late", 10),
                        node("next", 10),
                        node("last", 5),
                        node("new", 1).dueOn(JUNE_20))));

        assertThat(accepted(kept)).hasSize(1);
        assertThat(promised.faults()).extracting(Fault::field).containsExactly("nodes[3].dueDate");
    }

    private static PlanDraft startingOn(LocalDate start, city.renewal.project.testing.Plans.Node... nodes) {
        var backward = draft(nodes);
        return new PlanDraft(
                backward.calendar(), city.renewal.events.Anchor.startOn(start), backward.goals(), backward.nodes());
    }

    @Test
    void namesTheNodesOfACycle() {
        var refusal = rejected(
                plan(project("p1"), draft(node("a", 1).after("b"), node("b", 1).after("a"))));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
        assertThat(refusal.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("a", "b"));
    }

    @Test
    void namesAnUnknownPredecessorAndAnUnknownGoal() {
        var refusal = rejected(plan(
                project("p1"), draft(node("a", 1).after("ghost"), node("b", 1).inGoal("g9"))));

        assertThat(refusal.faults())
                .extracting(Fault::field)
                .containsExactlyInAnyOrder("nodes[0].predecessors[0].nodeId", "nodes[1].goalId");
    }
}
