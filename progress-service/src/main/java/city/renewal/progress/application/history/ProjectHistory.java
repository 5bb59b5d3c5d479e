package city.renewal.progress.application.history;

import city.renewal.events.Envelope;
import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProblemEvent;
import city.renewal.events.ProjectEntry;
import city.renewal.events.ProjectEvent;
import city.renewal.events.SiteReportEvent;
import city.renewal.events.Suspension;
import city.renewal.progress.application.list.ProblemList;
import city.renewal.progress.application.list.ProblemQuery;
import city.renewal.progress.application.list.VisibilityTargets;
import city.renewal.progress.application.reference.Deciders;
import city.renewal.progress.application.reference.ReferencePeople;
import city.renewal.progress.application.state.ProgressDocuments;
import city.renewal.progress.domain.row.ProblemRow;
import city.renewal.progress.domain.state.ProjectProgress;
import city.renewal.starter.export.KeysetIterator;
import city.renewal.starter.security.Visibility;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the history of a project from the journal, the newest entry first, restricted to what the caller may see. The
 * rights are those of the project's schedule: a caller who sees some of its nodes gets the facts about these nodes,
 * about the visible problems, and about the project as a whole. Facts about removed nodes are only for callers who see
 * the whole project.
 */
public final class ProjectHistory {
    private final ProgressDocuments documents;
    private final ProblemList problems;
    private final FactHistory facts;
    private final ReferencePeople people;

    public ProjectHistory(
            ProgressDocuments documents, ProblemList problems, FactHistory facts, ReferencePeople people) {
        this.documents = documents;
        this.problems = problems;
        this.facts = facts;
        this.people = people;
    }

    /**
     * Returns empty when the project does not exist or is not visible; one more item than the limit when there are
     * more.
     *
     * @param nodeId only facts about this node; null: all facts
     * @param after the key of the last item returned, see {@link HistoryItem#key()}; empty: from the newest
     */
    public Optional<List<HistoryItem>> of(
            String projectId, @Nullable String nodeId, Visibility visibility, List<String> after, int limit) {
        return documents.progress(projectId).flatMap(progress -> {
            var entry = progress.entry();
            var view = entry == null ? null : view(progress, entry, visibility);
            return view == null ? Optional.empty() : Optional.of(items(view, projectId, nodeId, after, limit));
        });
    }

    /**
     * The visible part of a project.
     *
     * @param whole whether all nodes are visible, including removed ones
     */
    private record View(
            ProjectEntry entry, @Nullable Plan plan, boolean whole, Set<String> nodes, Set<String> problems) {
        boolean sees(String nodeId) {
            return whole || nodes.contains(nodeId);
        }
    }

    private @Nullable View view(ProjectProgress progress, ProjectEntry entry, Visibility visibility) {
        var leader = entry.leader() == null ? null : entry.leader().personId();
        var isWhole = visibility.covers(entry.area())
                || (leader != null && visibility.leads().contains(leader));
        var nodes = progress.plannedNodes().stream()
                .filter(node -> visibility.sees(target(entry, node)))
                .map(PlannedNode::nodeId)
                .collect(Collectors.toSet());
        var visibleProblems = visibleProblems(progress.projectId(), visibility);
        var isReached = visibility.sees(VisibilityTargets.ofProject(entry.area(), entry.unit(), entry.leader()));
        return nodes.isEmpty() && visibleProblems.isEmpty() && !isReached
                ? null
                : new View(entry, progress.plan(), isWhole, nodes, visibleProblems);
    }

    private Set<String> visibleProblems(String projectId, Visibility visibility) {
        var query = ProblemQuery.ofProject(projectId, visibility);
        var ids = new HashSet<String>();
        new KeysetIterator<>(
                        after -> problems.problems(query.from(after, KeysetIterator.SIZE)),
                        (ProblemRow row) -> query.order().key(row))
                .forEachRemaining(row -> ids.add(row.problemId()));
        return ids;
    }

    /** The same visibility as the node's row in the deadline list. */
    private static Visibility.Target target(ProjectEntry entry, PlannedNode node) {
        var responsibility = node.responsibility();
        return VisibilityTargets.ofItem(
                entry.area(), responsibility.unit(), responsibility.owner(), responsibility.leader(), entry.leader());
    }

    /** A visible fact, before ids of people are resolved to names. */
    private record VisibleFact(Envelope<?> fact, @Nullable PlanChange change) {}

    private List<HistoryItem> items(
            View view, String projectId, @Nullable String nodeId, List<String> after, int limit) {
        var visible = new ArrayList<VisibleFact>();
        try (var past = facts.newestFirst(projectId, nodeId, after)) {
            var each = past.iterator();
            while (each.hasNext() && visible.size() <= limit) {
                var found = visibleFact(view, each.next(), nodeId);
                if (found != null) {
                    visible.add(found);
                }
            }
        }
        var sentences = new HistorySentences(names(view, visible), nodeNames(view));
        return visible.stream().map(each -> item(each, sentences)).toList();
    }

    private static @Nullable VisibleFact visibleFact(View view, FactHistory.PastFact past, @Nullable String nodeId) {
        var fact = past.fact();
        return switch (fact.event()) {
            case ProjectEvent.PlanSet _ -> {
                var difference = Objects.requireNonNull(past.difference());
                var isVisible = nodeId == null || (view.sees(nodeId) && PlanChange.concerns(difference, nodeId));
                yield isVisible ? new VisibleFact(fact, PlanChange.visible(difference, view::sees)) : null;
            }
            case ProjectEvent.ProjectSnapshotTaken _ -> nodeId == null ? new VisibleFact(fact, null) : null;
            case ProjectEvent event -> {
                var isVisible = NodesOfFact.of(event).isEmpty()
                        || NodesOfFact.of(event).stream().anyMatch(view::sees);
                yield isVisible ? new VisibleFact(narrowed(view, fact), null) : null;
            }
            case ProblemEvent event ->
                view.whole() || view.problems().contains(event.problem().problemId())
                        ? new VisibleFact(fact, null)
                        : null;
            case SiteReportEvent event ->
                NodesOfFact.of(event).stream().anyMatch(view::sees) ? new VisibleFact(fact, null) : null;
            default -> null;
        };
    }

    /** Removes the ids of invisible nodes from a fact. */
    private static Envelope<?> narrowed(View view, Envelope<?> fact) {
        return switch (fact.event()) {
            case ProjectEvent.WorkSuspended(var suspension, var at)
            when !view.whole() ->
                with(
                        fact,
                        new ProjectEvent.WorkSuspended(
                                new Suspension(
                                        suspension.suspensionId(),
                                        suspension.nodeIds().stream()
                                                .filter(view::sees)
                                                .toList(),
                                        suspension.from(),
                                        suspension.reason(),
                                        suspension.orderedBy(),
                                        suspension.resumedOn()),
                                at));
            case ProjectEvent.WorkResumed e
            when !view.whole() ->
                with(
                        fact,
                        new ProjectEvent.WorkResumed(
                                e.suspensionId(),
                                e.resumedOn(),
                                e.shifts().stream()
                                        .filter(shift -> view.sees(shift.nodeId()))
                                        .toList(),
                                e.note(),
                                e.resumedBy(),
                                e.occurredAt()));
            default -> fact;
        };
    }

    private static Envelope<?> with(Envelope<?> fact, ProjectEvent event) {
        return new Envelope<>(
                fact.id(), fact.source(), fact.type(), fact.subject(), fact.time(), fact.sequence(), event);
    }

    /** Names from the plan and from the directory; the directory takes precedence. */
    private Map<String, String> names(View view, List<VisibleFact> visible) {
        var names = new HashMap<String, String>();
        if (view.plan() != null) {
            for (var node : view.plan().nodes()) {
                var responsibility = node.responsibility();
                Stream.of(
                                Optional.of(responsibility.owner()),
                                Optional.ofNullable(responsibility.leader()),
                                Optional.ofNullable(responsibility.supervisor()))
                        .flatMap(Optional::stream)
                        .forEach(person -> names.put(person.personId(), person.name()));
            }
        }
        Optional.ofNullable(view.entry().leader()).ifPresent(leader -> names.put(leader.personId(), leader.name()));
        names.putAll(people.names(
                visible.stream().flatMap(each -> people(each.fact())).collect(Collectors.toSet())));
        return names;
    }

    private static Stream<String> people(Envelope<?> fact) {
        var reporter =
                fact.event() instanceof SiteReportEvent.SiteReportAssessed assessed ? assessed.reportedBy() : null;
        return Stream.of(Optional.ofNullable(decider(fact)), Optional.ofNullable(reporter))
                .flatMap(Optional::stream);
    }

    private static @Nullable String decider(Envelope<?> fact) {
        return switch (fact.event()) {
            case ProjectEvent event -> Deciders.of(event);
            case ProblemEvent event -> Deciders.of(event);
            case SiteReportEvent event -> Deciders.of(event);
            default -> null;
        };
    }

    private static Map<String, String> nodeNames(View view) {
        var names = new HashMap<String, String>();
        if (view.plan() != null) {
            view.plan().nodes().forEach(node -> names.put(node.nodeId(), node.name()));
        }
        return names;
    }

    private static HistoryItem item(VisibleFact visible, HistorySentences sentences) {
        var fact = visible.fact();
        var decider = decider(fact);
        var nodeId = node(fact);
        return new HistoryItem(
                fact.id(),
                fact.sequence(),
                fact.type(),
                fact.time(),
                decider == null
                        ? null
                        : new HistoryItem.Actor(decider, sentences.people().get(decider)),
                nodeId,
                nodeId == null ? null : sentences.nodes().get(nodeId),
                switch (fact.event()) {
                    case ProjectEvent event -> sentences.of(event, visible.change());
                    case ProblemEvent event -> sentences.of(event);
                    case SiteReportEvent event -> sentences.of(event);
                    default -> throw new IllegalStateException("Expected a fact about a project, not " + fact.type());
                },
                data(visible));
    }

    private static Object data(VisibleFact visible) {
        if (visible.change() != null) {
            return visible.change();
        }
        // A snapshot repeats the whole project, which the schedule shows.
        return visible.fact().event() instanceof ProjectEvent.ProjectSnapshotTaken
                ? Map.of()
                : Objects.requireNonNull(visible.fact().event());
    }

    private static @Nullable String node(Envelope<?> fact) {
        return switch (fact.event()) {
            case ProblemEvent event -> event.problem().nodeId();
            case ProjectEvent.WorkSuspended _, ProjectEvent.WorkResumed _ -> null;
            case ProjectEvent event ->
                NodesOfFact.of(event).stream().findFirst().orElse(null);
            case SiteReportEvent event ->
                NodesOfFact.of(event).stream().findFirst().orElse(null);
            default -> null;
        };
    }
}
