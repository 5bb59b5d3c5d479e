package city.renewal.project.domain.project;

import city.renewal.events.NodeFacts;
import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEntry;
import city.renewal.events.ProjectEvent;
import city.renewal.events.ProjectEvent.NodeCompleted;
import city.renewal.events.ProjectEvent.NodeCompletionClaimed;
import city.renewal.events.ProjectEvent.NodeCompletionReturned;
import city.renewal.events.ProjectEvent.NodeObjected;
import city.renewal.events.ProjectEvent.NodeProgressRecorded;
import city.renewal.events.ProjectEvent.NodeSigned;
import city.renewal.events.ProjectEvent.PlanSet;
import city.renewal.events.ProjectEvent.ProjectAmended;
import city.renewal.events.ProjectEvent.ProjectRegistered;
import city.renewal.events.ProjectEvent.ProjectSnapshotTaken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A project as its facts make it. Only {@link #apply} changes it, so that state and facts cannot tell different stories.
 *
 * @param plan null until one was set
 * @param facts what was decided about each node of the plan, in the plan's order
 */
public record Project(ProjectEntry entry, @Nullable Plan plan, List<NodeFacts> facts) {
    public Project {
        facts = List.copyOf(facts);
    }

    public static Project registered(ProjectRegistered event) {
        return new Project(event.entry(), null, List.of());
    }

    public Project apply(ProjectEvent event) {
        return switch (event) {
            case ProjectRegistered(var registered, var _, var _) -> new Project(registered, plan, facts);
            case ProjectAmended(var amended, var _, var _) -> new Project(amended, plan, facts);
            case PlanSet(var set, var _, var _) -> withPlan(set);
            case NodeSigned signed ->
                change(signed.nodeId(), node -> signature(node, signed.occurredAt(), signed.signedBy()));
            case NodeObjected objected -> change(objected.nodeId(), node -> signature(node, null, null));
            case NodeProgressRecorded progress -> change(progress.nodeId(), node -> progress(node, progress));
            case NodeCompletionClaimed claimed -> change(claimed.nodeId(), node -> claim(node, claimed));
            case NodeCompleted completed -> change(completed.nodeId(), node -> completion(node, completed));
            case NodeCompletionReturned returned -> change(returned.nodeId(), Project::withoutClaim);
            case ProjectSnapshotTaken(var whole, var itsPlan, var itsFacts, var _) ->
                new Project(whole, itsPlan, itsFacts);
        };
    }

    public Project applyAll(List<? extends ProjectEvent> events) {
        var project = this;
        for (var event : events) {
            project = project.apply(event);
        }
        return project;
    }

    public ProjectSnapshotTaken snapshot(Instant now) {
        return new ProjectSnapshotTaken(entry, plan, facts, now);
    }

    public List<PlannedNode> nodes() {
        return plan == null ? List.of() : plan.nodes();
    }

    public Optional<PlannedNode> node(String nodeId) {
        return nodes().stream().filter(node -> node.nodeId().equals(nodeId)).findFirst();
    }

    public NodeFacts factsOf(String nodeId) {
        return facts.stream()
                .filter(node -> node.nodeId().equals(nodeId))
                .findFirst()
                .orElseGet(() -> NodeFacts.none(nodeId));
    }

    /** A signature is a person's own: a node that got another owner waits for a new one. */
    private Project withPlan(Plan next) {
        var kept = next.nodes().stream()
                .map(node -> {
                    var before = factsOf(node.nodeId());
                    var owner = node(node.nodeId())
                            .map(was -> was.responsibility().owner().personId());
                    var stays = owner.filter(node.responsibility().owner().personId()::equals)
                            .isPresent();
                    return stays ? before : signature(before, null, null);
                })
                .toList();
        return new Project(entry, next, kept);
    }

    private Project change(String nodeId, UnaryOperator<NodeFacts> how) {
        return new Project(
                entry,
                plan,
                facts.stream()
                        .map(node -> node.nodeId().equals(nodeId) ? how.apply(node) : node)
                        .toList());
    }

    private static NodeFacts signature(NodeFacts node, @Nullable Instant at, @Nullable String by) {
        return new NodeFacts(
                node.nodeId(),
                node.startedOn(),
                node.progressPercent(),
                node.progressObservedOn(),
                node.claimedCompletedOn(),
                node.claimedBy(),
                node.completedOn(),
                at,
                by);
    }

    private static NodeFacts progress(NodeFacts node, NodeProgressRecorded progress) {
        return new NodeFacts(
                node.nodeId(),
                progress.startedOn() == null ? node.startedOn() : progress.startedOn(),
                progress.progressPercent(),
                progress.observedOn(),
                node.claimedCompletedOn(),
                node.claimedBy(),
                node.completedOn(),
                node.signedAt(),
                node.signedBy());
    }

    private static NodeFacts claim(NodeFacts node, NodeCompletionClaimed claim) {
        return new NodeFacts(
                node.nodeId(),
                node.startedOn(),
                node.progressPercent(),
                node.progressObservedOn(),
                claim.completedOn(),
                claim.claimedBy(),
                null,
                node.signedAt(),
                node.signedBy());
    }

    private static NodeFacts completion(NodeFacts node, NodeCompleted completed) {
        return new NodeFacts(
                node.nodeId(),
                node.startedOn(),
                node.progressPercent(),
                node.progressObservedOn(),
                null,
                node.claimedBy(),
                completed.completedOn(),
                node.signedAt(),
                node.signedBy());
    }

    private static NodeFacts withoutClaim(NodeFacts node) {
        return new NodeFacts(
                node.nodeId(),
                node.startedOn(),
                node.progressPercent(),
                node.progressObservedOn(),
                null,
                null,
                null,
                node.signedAt(),
                node.signedBy());
    }
}
