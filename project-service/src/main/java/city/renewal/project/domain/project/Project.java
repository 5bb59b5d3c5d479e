package city.renewal.project.domain.project;

import city.renewal.events.DueDateShift;
import city.renewal.events.Extension;
import city.renewal.events.FormerNode;
import city.renewal.events.MonthlyInvestment;
import city.renewal.events.NodeFacts;
import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEntry;
import city.renewal.events.ProjectEvent;
import city.renewal.events.ProjectEvent.ExtensionApproved;
import city.renewal.events.ProjectEvent.ExtensionRefused;
import city.renewal.events.ProjectEvent.ExtensionRequested;
import city.renewal.events.ProjectEvent.InvestmentRecorded;
import city.renewal.events.ProjectEvent.NodeAdvanced;
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
import city.renewal.events.ProjectEvent.ProjectWithdrawn;
import city.renewal.events.ProjectEvent.WorkResumed;
import city.renewal.events.ProjectEvent.WorkSuspended;
import city.renewal.events.Suspension;
import city.renewal.events.Withdrawal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The state of a project, built from its events. Only {@link #apply} changes it, so that state and events stay
 * consistent.
 *
 * @param plan null until a plan was set
 * @param facts the facts of each node, in the plan's order
 * @param extensions all extension requests, in order of request
 * @param suspensions all suspensions, in order of the orders
 * @param investments by month
 * @param former former nodes of the plan whose due dates still apply if they return, in order of removal
 * @param withdrawal null while the project belongs to its programme
 */
public record Project(
        ProjectEntry entry,
        @Nullable Plan plan,
        List<NodeFacts> facts,
        List<Extension> extensions,
        List<Suspension> suspensions,
        List<MonthlyInvestment> investments,
        List<FormerNode> former,
        @Nullable Withdrawal withdrawal) {
    public Project {
        facts = List.copyOf(facts);
        extensions = List.copyOf(extensions);
        suspensions = List.copyOf(suspensions);
        investments = List.copyOf(investments);
        // Older documents have no former nodes.
        former = List.copyOf(Objects.requireNonNullElse(former, List.of()));
    }

    public static Project registered(ProjectRegistered event) {
        return new Project(event.entry(), null, List.of(), List.of(), List.of(), List.of(), List.of(), null);
    }

    public Project apply(ProjectEvent event) {
        return switch (event) {
            case ProjectRegistered(var registered, var _, var _) -> withEntry(registered);
            case ProjectAmended(var amended, var _, var _) -> withEntry(amended);
            case PlanSet set -> PlanReplacement.of(this, set);
            case NodeSigned signed -> change(signed.nodeId(), node -> NodeFactsApplier.signed(node, signed));
            case NodeObjected objected -> change(objected.nodeId(), node -> NodeFactsApplier.objected(node, objected));
            case NodeProgressRecorded progress ->
                change(progress.nodeId(), node -> NodeFactsApplier.progressed(node, progress));
            case NodeCompletionClaimed claimed ->
                change(claimed.nodeId(), node -> NodeFactsApplier.claimed(node, claimed));
            case NodeCompleted completed ->
                change(completed.nodeId(), node -> NodeFactsApplier.completed(node, completed));
            case NodeCompletionReturned returned -> change(returned.nodeId(), NodeFactsApplier::withoutClaim);
            case ExtensionRequested asked -> withExtensions(ExtensionApplier.and(extensions, asked));
            case ExtensionApproved approved ->
                withExtensions(ExtensionApplier.approved(extensions, approved))
                        .due(List.of(new DueDateShift(approved.nodeId(), approved.dueDate(), approved.dueVersion())));
            case ExtensionRefused refused -> withExtensions(ExtensionApplier.refused(extensions, refused));
            case NodeAdvanced advanced ->
                due(List.of(new DueDateShift(advanced.nodeId(), advanced.dueDate(), advanced.dueVersion())))
                        .change(advanced.nodeId(), node -> NodeFactsApplier.named(node, advanced.occurredAt()));
            case WorkSuspended suspended -> withSuspensions(SuspensionApplier.and(suspensions, suspended.suspension()));
            case WorkResumed resumed ->
                withSuspensions(SuspensionApplier.resumed(suspensions, resumed)).due(resumed.shifts());
            case InvestmentRecorded recorded ->
                withInvestments(InvestmentApplier.with(investments, recorded.investment()));
            case ProjectWithdrawn(var reason, var by, var at) ->
                new Project(
                        entry,
                        plan,
                        facts,
                        extensions,
                        suspensions,
                        investments,
                        former,
                        new Withdrawal(reason, by, at));
            case ProjectSnapshotTaken whole ->
                new Project(
                        whole.entry(),
                        whole.plan(),
                        whole.nodes(),
                        whole.extensions(),
                        whole.suspensions(),
                        whole.investments(),
                        Objects.requireNonNullElse(whole.former(), List.of()),
                        whole.withdrawal());
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
        return new ProjectSnapshotTaken(
                entry, plan, facts, extensions, suspensions, investments, former, withdrawal, now);
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

    public Optional<Extension> extension(String extensionId) {
        return extensions.stream()
                .filter(one -> one.extensionId().equals(extensionId))
                .findFirst();
    }

    public Optional<Suspension> suspension(String suspensionId) {
        return suspensions.stream()
                .filter(one -> one.suspensionId().equals(suspensionId))
                .findFirst();
    }

    /** Whether the project was withdrawn from its programme; all commands are refused then. */
    public boolean isWithdrawn() {
        return withdrawal != null;
    }

    Project with(Plan nextPlan, List<NodeFacts> nextFacts, List<FormerNode> nextFormer) {
        return new Project(entry, nextPlan, nextFacts, extensions, suspensions, investments, nextFormer, withdrawal);
    }

    private Project withEntry(ProjectEntry next) {
        return new Project(next, plan, facts, extensions, suspensions, investments, former, withdrawal);
    }

    private Project withExtensions(List<Extension> next) {
        return new Project(entry, plan, facts, next, suspensions, investments, former, withdrawal);
    }

    private Project withSuspensions(List<Suspension> next) {
        return new Project(entry, plan, facts, extensions, next, investments, former, withdrawal);
    }

    private Project withInvestments(List<MonthlyInvestment> next) {
        return new Project(entry, plan, facts, extensions, suspensions, next, former, withdrawal);
    }

    private Project due(List<DueDateShift> shifts) {
        var next = plan == null ? null : plan.due(shifts);
        return new Project(entry, next, facts, extensions, suspensions, investments, former, withdrawal);
    }

    private Project change(String nodeId, UnaryOperator<NodeFacts> how) {
        var changed = facts.stream()
                .map(node -> node.nodeId().equals(nodeId) ? how.apply(node) : node)
                .toList();
        return new Project(entry, plan, changed, extensions, suspensions, investments, former, withdrawal);
    }
}
