package city.renewal.project.adapter.mongo;

import static city.renewal.project.testing.Plans.NOW;
import static city.renewal.project.testing.Plans.accepted;
import static city.renewal.project.testing.Plans.draft;
import static city.renewal.project.testing.Plans.node;
import static city.renewal.project.testing.Plans.plan;
import static city.renewal.project.testing.Plans.planned;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.ProjectEvent.PlanSet;
import city.renewal.events.ProjectEvent.ProjectSnapshotTaken;
import city.renewal.events.ProjectEvent.ProjectWithdrawn;
import city.renewal.project.domain.problem.ProblemStep;
import city.renewal.project.domain.problem.ProblemStep.Kind;
import city.renewal.project.domain.problem.TrackedProblem;
import city.renewal.project.domain.project.Project;
import city.renewal.project.testing.ProblemDraftBuilder;
import city.renewal.starter.json.Bson;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Documents stored before there were former nodes and withdrawn projects are still readable. */
class OlderDocumentsTest {
    @Test
    void aProjectWithoutFormerNodesOpensAndRemembersFromNowOn() {
        var stored = Bson.document(planned("p1"));
        stored.remove("former");
        stored.remove("withdrawal");

        var read = Bson.read(stored, Project.class);
        var dropped = read.applyAll(accepted(plan(read, draft(node("late", 10), node("next", 10)))));

        assertThat(read).isEqualTo(planned("p1"));
        assertThat(read.isWithdrawn()).isFalse();
        assertThat(dropped.former()).hasSize(1);
    }

    @Test
    void formerNodesAreStoredAndRead() {
        var project = planned("p1");
        var dropped = project.applyAll(accepted(plan(project, draft(node("late", 10), node("next", 10)))))
                .apply(new ProjectWithdrawn("撤项", "p-commander", NOW));

        assertThat(Bson.read(Bson.document(dropped), Project.class)).isEqualTo(dropped);
    }

    @Test
    void peopleWhoRaisedOrRectifiedAnOlderProblemMayNotVerifyIt() {
        var problem = new TrackedProblem(
                ProblemDraftBuilder.rectified("b1", NOW),
                List.of(
                        new ProblemStep(Kind.RAISED, "p-raised", NOW, null, List.of(), ProblemDraftBuilder.DUE),
                        new ProblemStep(Kind.RECTIFIED, "p-mended", NOW, "已修", List.of(), ProblemDraftBuilder.DUE),
                        new ProblemStep(Kind.RETURNED, "p-checked", NOW, "未修", List.of(), ProblemDraftBuilder.DUE)),
                Set.of("p-mended"));
        var stored = Bson.document(problem);
        stored.append("partial", stored.remove("barredFromVerifying"));

        assertThat(Bson.read(stored, TrackedProblem.class).barredFromVerifying())
                .containsExactlyInAnyOrder("p-raised", "p-mended");
    }

    @Test
    void eventsFromBeforeAreRead() {
        var project = planned("p1");
        var set = Bson.document(new PlanSet(Objects.requireNonNull(project.plan()), "p-unit", NOW));
        set.remove("continued");
        var snapshot = Bson.document(project.snapshot(NOW));
        snapshot.remove("former");
        snapshot.remove("withdrawal");

        assertThat(Bson.read(set, PlanSet.class).continued()).isNull();
        var read = Bson.read(snapshot, ProjectSnapshotTaken.class);
        assertThat(project.apply(read).former()).isEqualTo(List.of());
        assertThat(project.apply(read)).isEqualTo(project);
    }
}
