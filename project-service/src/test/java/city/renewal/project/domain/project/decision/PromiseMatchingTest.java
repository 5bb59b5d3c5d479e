package city.renewal.project.domain.project.decision;

import static city.renewal.project.testing.Plans.NOW;
import static city.renewal.project.testing.Plans.TODAY;
import static city.renewal.project.testing.Plans.accepted;
import static city.renewal.project.testing.Plans.draft;
import static city.renewal.project.testing.Plans.node;
import static city.renewal.project.testing.Plans.plan;
import static city.renewal.project.testing.Plans.planByUnit;
import static city.renewal.project.testing.Plans.project;
import static city.renewal.project.testing.Plans.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEvent.NodeCompleted;
import city.renewal.events.ProjectEvent.NodeSigned;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.PlanDraft;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.decision.Planning.Planner;
import city.renewal.project.testing.Plans.Node;
import city.renewal.schedule.Calendars;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node that is dropped and added again, with the same id or name, keeps its due date. */
class PromiseMatchingTest {
    private static final LocalDate TOMORROW = TODAY.plusDays(1);
    private static final LocalDate CHRISTMAS = LocalDate.of(2023, 12, 24);

    private final Project before = set(project("p1"), due("n1", "施工图设计", TOMORROW), due("n2", "招标", CHRISTMAS));

    @Test
    void aNodeThatReturnsUnderItsIdKeepsItsDueDate() {
        var dropped = set(before, due("n2", "招标", CHRISTMAS));

        var again = set(dropped, node("n1", 1).called("施工图设计"), due("n2", "招标", CHRISTMAS));

        assertThat(again.node("n1").orElseThrow()).isEqualTo(before.node("n1").orElseThrow());
        assertThat(dropped.former()).hasSize(1);
        assertThat(again.former()).isEmpty();
    }

    @Test
    void aNodeThatReturnsHasItsFactsAgain() {
        var signed = before.apply(new NodeSigned("n1", "p-owner", "", NOW));
        var dropped = set(signed, due("n2", "招标", CHRISTMAS));

        var same = set(dropped, node("n1", 1).called("施工图设计"), due("n2", "招标", CHRISTMAS));
        var renamed = set(dropped, node("n9", 1).called("施工图设计"), due("n2", "招标", CHRISTMAS));
        var another = set(dropped, node("n1", 1).called("施工图设计").ownedBy("p-new"), due("n2", "招标", CHRISTMAS));

        assertThat(same.factsOf("n1")).isEqualTo(signed.factsOf("n1"));
        assertThat(renamed.factsOf("n9").signedAt()).isEqualTo(NOW);
        assertThat(another.factsOf("n1").signedAt()).isNull();
    }

    @Test
    void aNewDateForAReturningNodeIsRefused() {
        var dropped = set(before, due("n2", "招标", CHRISTMAS));

        var byId = rejected(planByUnit(dropped, draft(due("n1", "别的", CHRISTMAS), due("n2", "招标", CHRISTMAS))));
        var byName = rejected(planByUnit(dropped, draft(due("n9", "施工图设计", CHRISTMAS), due("n2", "招标", CHRISTMAS))));

        assertThat(byId.faults()).extracting(Fault::field).containsExactly("nodes[0].dueDate");
        assertThat(byName.faults()).extracting(Fault::field).containsExactly("nodes[0].dueDate");
        assertThat(byName.faults().getFirst().message()).contains("2023-07-01", "'n1'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"施工图设计", " 施工图 设计", "施工图\u3000设计", "施工图\u200b设计"})
    void aNodeUnderANewIdWithTheSameNameIsTheSamePromise(String name) {
        var atOnce = set(before, node("n9", 40).called(name), due("n2", "招标", CHRISTMAS));
        var later =
                set(set(before, due("n2", "招标", CHRISTMAS)), node("n9", 40).called(name), due("n2", "招标", CHRISTMAS));

        for (var project : new Project[] {atOnce, later}) {
            assertThat(project.node("n9").orElseThrow())
                    .extracting(PlannedNode::originalDueDate, PlannedNode::dueDate, PlannedNode::dueVersion)
                    .containsExactly(TOMORROW, TOMORROW, 1);
            assertThat(project.former()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ａ－１区·外墙", "a-1区・外墙", "A—1 区•外墙", "A–1区‧外墙"})
    void widthDotsDashesAndLetterCaseOfANameSayNothing(String name) {
        var project = set(project("p1"), due("n1", "A-1区·外墙", TOMORROW), due("n2", "招标", CHRISTMAS));

        var again = set(project, node("n9", 1).called(name), due("n2", "招标", CHRISTMAS));

        assertThat(again.node("n9").orElseThrow().dueDate()).isEqualTo(TOMORROW);
    }

    @Test
    void aNewNodeUnderTheOldNameOfARenamedOneIsTheOldPromise() {
        var renamed = set(before, due("n1", "杂项", TOMORROW), due("n2", "招标", CHRISTMAS));

        var again = set(
                renamed,
                due("n1", "杂项", TOMORROW),
                due("n2", "招标", CHRISTMAS),
                node("n3", 1).called("施工图设计"));

        assertThat(again.node("n3").orElseThrow().dueDate()).isEqualTo(TOMORROW);
        assertThat(again.node("n1").orElseThrow().dueDate()).isEqualTo(TOMORROW);
    }

    @Test
    void noNodeTakesTheNameOfAnotherPromise() {
        var dropped = set(before, due("n2", "招标", CHRISTMAS));

        var afterwards = rejected(planByUnit(dropped, draft(due("n2", "施工图设计", CHRISTMAS))));
        var atOnce = rejected(planByUnit(before, draft(due("n2", "施工图设计", CHRISTMAS))));
        var swapped = rejected(planByUnit(before, draft(due("n1", "招标", TOMORROW), due("n2", "施工图设计", CHRISTMAS))));

        assertThat(afterwards.faults()).extracting(Fault::field).containsExactly("nodes[0].name");
        assertThat(atOnce.faults()).extracting(Fault::field).contains("nodes[0].name");
        assertThat(swapped.faults()).extracting(Fault::field).contains("nodes[0].name", "nodes[1].name");
    }

    @Test
    void aNodeThatTakesItsOwnOldNameBackIsRemembered() {
        var renamed = set(before, due("n1", "杂项", TOMORROW), due("n2", "招标", CHRISTMAS));

        var back = set(renamed, due("n1", "施工图设计", TOMORROW), due("n2", "招标", CHRISTMAS));

        assertThat(renamed.former()).extracting(former -> former.node().name()).containsExactly("施工图设计");
        assertThat(back.former()).extracting(former -> former.node().name()).containsExactly("杂项");
    }

    @Test
    void aNamesakeThatIsDueLaterDoesNotTakeTheFirstOnesPlace() {
        var twice =
                set(before, due("n1", "施工图设计", TOMORROW), due("n2", "招标", CHRISTMAS), due("n3", "施工图设计", CHRISTMAS));
        var without = draft(due("n2", "招标", CHRISTMAS), due("n3", "施工图设计", CHRISTMAS));
        var renamed = draft(due("n1", "杂项", TOMORROW), due("n2", "招标", CHRISTMAS), due("n3", "施工图设计", CHRISTMAS));

        assertThat(rejected(planByUnit(twice, without)).faults())
                .extracting(Fault::field)
                .containsExactly("nodes");
        assertThat(rejected(planByUnit(twice, renamed)).faults())
                .extracting(Fault::field)
                .containsExactly("nodes");
        assertThat(accepted(plan(twice, without))).hasSize(1);
    }

    @Test
    void ofTwoDroppedNodesOfOneNameTheEarlierDueDateReturnsFirst() {
        var twice =
                set(before, due("n1", "施工图设计", TOMORROW), due("n2", "招标", CHRISTMAS), due("n3", "施工图设计", CHRISTMAS));
        var none = set(twice, due("n2", "招标", CHRISTMAS));

        var again = set(
                none,
                due("n2", "招标", CHRISTMAS),
                node("n8", 1).called("施工图设计"),
                node("n9", 1).called("施工图设计"));

        assertThat(again.node("n8").orElseThrow().dueDate()).isEqualTo(TOMORROW);
        assertThat(again.node("n9").orElseThrow().dueDate()).isEqualTo(CHRISTMAS);
    }

    @Test
    void aNodeThatBecameOverdueWhileItWasDroppedReturnsUnchanged() {
        var dropped = set(before, due("n2", "招标", CHRISTMAS));
        var later = draft(node("n9", 40).called("施工图设计").ownedBy("p-new"), due("n2", "招标", CHRISTMAS));

        var refusal = rejected(
                Planning.set(dropped, later, Planner.UNIT, TOMORROW.plusDays(1), Calendars.standard(), "p-unit", NOW));

        assertThat(refusal.faults())
                .extracting(Fault::field)
                .containsExactly("nodes[0].durationDays", "nodes[0].responsibility.owner");
    }

    @Test
    void aCompletedNodeLeavesItsNameToOthers() {
        var done = before.apply(new NodeCompleted("n1", TODAY, "p-supervisor", "", NOW));
        var renamed = set(done, due("n1", "施工图设计一期", TOMORROW), due("n2", "招标", CHRISTMAS));

        var next =
                set(renamed, due("n1", "施工图设计一期", TOMORROW), due("n2", "招标", CHRISTMAS), due("n3", "施工图设计", CHRISTMAS));

        assertThat(next.node("n3").orElseThrow().dueDate()).isEqualTo(CHRISTMAS);
        assertThat(next.factsOf("n3").completedOn()).isNull();
    }

    @Test
    void aUnitPutsOffNeitherThePromisedFinishNorAGoal() {
        var later = new PlanDraft(
                "NATURAL",
                city.renewal.events.Anchor.finishBy(LocalDate.of(2023, 12, 31)),
                java.util.List.of(new city.renewal.events.PlannedGoal("g1", "目标", CHRISTMAS)),
                draft(due("n1", "施工图设计", TOMORROW), due("n2", "招标", CHRISTMAS)).nodes());

        assertThat(rejected(planByUnit(before, later)).faults())
                .extracting(Fault::field)
                .containsExactly("anchor.finishBy", "goals[0].targetDate");
        assertThat(accepted(plan(before, later))).hasSize(1);
    }

    @Test
    void aSnapshotRemembersToo() {
        var dropped = set(before, due("n2", "招标", CHRISTMAS));

        assertThat(project("p1").apply(dropped.snapshot(NOW))).isEqualTo(dropped);
    }

    @Test
    void theNumberOfFormerNodesIsLimited() {
        var project = before;
        var refused = 0;
        for (int n = 0; n < 4 && refused == 0; n++) {
            var nodes = new Node[9_000];
            for (int k = 0; k < nodes.length; k++) {
                nodes[k] = due("r%d-%d".formatted(n, k), "r%d-%d".formatted(n, k), CHRISTMAS);
            }
            switch (planByUnit(project, draft(nodes))) {
                case Decision.Accepted(var events) -> project = project.applyAll(events);
                case Decision.Rejected rejected -> {
                    refused = n;
                    assertThat(rejected.faults().getFirst().message()).contains("to be remembered");
                }
            }
        }

        assertThat(refused).isPositive();
    }

    private static Node due(String nodeId, String name, LocalDate date) {
        return node(nodeId, 1).called(name).dueOn(date);
    }

    private static Project set(Project project, Node... nodes) {
        return project.applyAll(accepted(planByUnit(project, draft(nodes))));
    }
}
