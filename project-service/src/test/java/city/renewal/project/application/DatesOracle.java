package city.renewal.project.application;

import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEvent;
import city.renewal.events.RenewalEvent;
import city.renewal.project.domain.project.Project;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An independent oracle that reports moved due dates of a project. It shares no code with the implementation. */
final class DatesOracle {
    private record Promise(LocalDate original, LocalDate due, int version) {}

    private final Map<String, Promise> byId = new LinkedHashMap<>();
    private final Map<String, Set<String>> bearers = new HashMap<>();
    private final Map<String, Set<String>> inherited = new HashMap<>();
    private final Set<String> free = new HashSet<>();
    private final Set<String> moved = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    private Set<String> late = new TreeSet<>();
    private Map<String, PlannedNode> lateNodes = new HashMap<>();
    private LocalDate finishBy = LocalDate.MAX;
    private final Map<String, LocalDate> goals = new HashMap<>();

    /**
     * @param facts the events since the last check
     * @param decided whether a second person made the decision
     */
    List<String> look(Project project, List<? extends RenewalEvent> facts, LocalDate today, boolean decided) {
        var broken = new ArrayList<String>();
        if (!decided) {
            facts.stream()
                    .filter(DatesOracle::isADecision)
                    .forEach(fact -> broken.add("decided without a second person: " + fact));
        }
        release(project);
        moved.clear();
        for (var node : project.nodes()) {
            check(node, decided, broken);
        }
        forgetNamesakes(project);
        checkNames(project, broken);
        checkLate(project, today, decided, broken);
        checkPromisedFinish(project, broken);
        return broken;
    }

    private static boolean isADecision(RenewalEvent event) {
        return event instanceof ProjectEvent.ExtensionApproved
                || event instanceof ProjectEvent.ExtensionRefused
                || event instanceof ProjectEvent.NodeAdvanced
                || event instanceof ProjectEvent.NodeCompleted
                || event instanceof ProjectEvent.NodeCompletionReturned
                || event instanceof ProjectEvent.WorkSuspended
                || event instanceof ProjectEvent.WorkResumed
                || event instanceof ProjectEvent.ProjectAmended
                || event instanceof ProjectEvent.ProjectWithdrawn;
    }

    /** An id is free if a node with another id took over its name: the due date may continue there. */
    private void release(Project project) {
        var present = new HashSet<String>();
        project.nodes().forEach(node -> present.add(node.nodeId()));
        var fresh = new HashMap<String, Set<String>>();
        project.nodes().stream()
                .filter(node -> !known.contains(node.nodeId()))
                .forEach(node -> fresh.computeIfAbsent(plain(node.name()), _ -> new HashSet<>())
                        .add(node.nodeId()));
        for (var id : byId.keySet()) {
            var heirs = new HashSet<String>();
            bearers.forEach((name, ids) -> {
                if (ids.contains(id)) {
                    heirs.addAll(fresh.getOrDefault(name, Set.of()));
                }
            });
            if (!present.contains(id) && !heirs.isEmpty()) {
                free.add(id);
                inherited.computeIfAbsent(id, _ -> new HashSet<>()).addAll(heirs);
            }
        }
        known.clear();
        known.addAll(present);
    }

    private void check(PlannedNode node, boolean decided, List<String> broken) {
        var now = new Promise(node.originalDueDate(), node.dueDate(), node.dueVersion());
        var was = byId.get(node.nodeId());
        if (was == null || free.remove(node.nodeId())) {
            bearers.values().forEach(ids -> ids.remove(node.nodeId()));
            byId.put(node.nodeId(), now);
        } else if (!was.original().equals(now.original())) {
            broken.add("the original date of %s was %s and is %s".formatted(node.nodeId(), was, now));
        } else if (!was.equals(now) && !decided) {
            broken.add("the date of %s was %s and is %s".formatted(node.nodeId(), was, now));
        } else {
            if (!was.equals(now)) {
                moved.add(plain(node.name()));
            }
            byId.put(node.nodeId(), now);
        }
        bearers.computeIfAbsent(plain(node.name()), _ -> new HashSet<>()).add(node.nodeId());
    }

    /** If another date was granted under a name, former nodes with that name no longer count. */
    private void forgetNamesakes(Project project) {
        for (var name : moved) {
            var now = new HashSet<String>();
            project.nodes().stream()
                    .filter(node -> plain(node.name()).equals(name))
                    .forEach(node -> now.add(node.nodeId()));
            bearers.put(name, now);
        }
    }

    /** If a name is in the plan, the earliest due date ever set under that name is in the plan too. */
    private void checkNames(Project project, List<String> broken) {
        var present = new HashMap<String, PlannedNode>();
        project.nodes().forEach(node -> present.put(node.nodeId(), node));
        for (var node : project.nodes()) {
            var name = plain(node.name());
            var ids = bearers.get(name);
            var first = ids.stream()
                    .map(byId::get)
                    .map(Promise::due)
                    .min(LocalDate::compareTo)
                    .orElseThrow();
            var kept = withHeirs(ids).stream()
                    .map(present::get)
                    .anyMatch(bearer -> bearer != null && !bearer.dueDate().isAfter(first));
            if (!kept) {
                broken.add("'%s' was promised by %s, and what bears the name now is due on %s"
                        .formatted(name, first, node.dueDate()));
            }
        }
    }

    private Set<String> withHeirs(Set<String> ids) {
        var all = new HashSet<String>();
        var open = new ArrayList<>(ids);
        while (!open.isEmpty()) {
            var id = open.removeLast();
            if (all.add(id)) {
                open.addAll(inherited.getOrDefault(id, Set.of()));
            }
        }
        return all;
    }

    private void checkLate(Project project, LocalDate today, boolean decided, List<String> broken) {
        var now = new TreeSet<String>();
        var nodes = new HashMap<String, PlannedNode>();
        for (var node : project.nodes()) {
            nodes.put(node.nodeId(), node);
            if (today.isAfter(node.dueDate()) && project.factsOf(node.nodeId()).completedOn() == null) {
                now.add(node.nodeId());
            }
        }
        for (var id : late) {
            if (!now.contains(id) && !decided) {
                broken.add("%s was late and is not any more".formatted(id));
            }
            var before = lateNodes.get(id);
            var after = nodes.get(id);
            if (!decided && after != null && before != null && !sameTerms(before, after)) {
                broken.add("what made the date of late %s changed: %s, %s".formatted(id, before, after));
            }
        }
        late = now;
        lateNodes = nodes;
    }

    private static boolean sameTerms(PlannedNode before, PlannedNode after) {
        return before.durationDays() == after.durationDays()
                && Set.copyOf(before.predecessors()).equals(Set.copyOf(after.predecessors()))
                && before.evidence().equals(after.evidence())
                && before.responsibility().equals(after.responsibility());
    }

    private void checkPromisedFinish(Project project, List<String> broken) {
        var plan = project.plan();
        if (plan == null) {
            return;
        }
        var finish = plan.anchor().finishBy();
        if (finish == null || finish.isAfter(finishBy)) {
            broken.add("the finish was promised by %s and is now %s".formatted(finishBy, finish));
        } else {
            finishBy = finish;
        }
        var next = new HashMap<String, LocalDate>();
        plan.goals().forEach(goal -> next.put(goal.goalId(), goal.targetDate()));
        goals.forEach((id, date) -> {
            var after = next.get(id);
            if (after == null || after.isAfter(date)) {
                broken.add("goal %s was promised by %s and is now %s".formatted(id, date, after));
            }
        });
        next.forEach((id, date) -> {
            if (date != null) {
                goals.put(id, date);
            }
        });
    }

    /** The names in this test that count as the same name. */
    private static String plain(String name) {
        return name.replaceAll("[\\s\\u3000\\u200b]", "")
                .replaceAll("[•‧・]", "·")
                .replace('Ａ', 'A')
                .toUpperCase(Locale.ROOT);
    }
}
