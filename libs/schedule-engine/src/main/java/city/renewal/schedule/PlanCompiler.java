package city.renewal.schedule;

import city.renewal.schedule.Compilation.Compiled;
import city.renewal.schedule.Compilation.Invalid;
import city.renewal.schedule.PlanProblem.Code;
import city.renewal.schedule.PlanSpec.Link;
import city.renewal.schedule.PlanSpec.NodeSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Validates one {@link PlanSpec} field by field and compiles it to a {@link Plan}. */
final class PlanCompiler {
    /** Which due dates are accepted. */
    enum Promises {
        NOT_BEFORE_THE_START,
        ANY_DATE
    }

    private final PlanSpec spec;
    private final Calendars calendars;
    private final Promises promises;
    private final List<PlanProblem> problems = new ArrayList<>();
    private final Map<String, Integer> indexOf;
    private final List<String> calendarIds = new ArrayList<>();

    PlanCompiler(PlanSpec spec, Calendars calendars, Promises promises) {
        this.promises = promises;
        this.spec = spec;
        this.calendars = calendars;
        this.indexOf = HashMap.newHashMap(Math.min(spec.nodes().size(), Plan.MAX_NODES));
    }

    Compilation compile() {
        if (isTooLarge()) {
            return new Invalid(problems);
        }
        checkHead();
        checkNodes();
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        var links = layOutLinks();
        var topology = new Topology(links, spec.nodes().size());
        if (!topology.isAcyclic()) {
            topology.cycles().forEach(cycle -> report(cycle(cycle, links)));
            return new Invalid(problems);
        }
        var plan = layOut(links, topology.order());
        checkRange(plan);
        return problems.isEmpty() ? new Compiled(plan) : new Invalid(problems);
    }

    private boolean isTooLarge() {
        int nodes = spec.nodes().size();
        if (nodes > Plan.MAX_NODES) {
            report(
                    "nodes",
                    Code.TOO_MANY_NODES,
                    "Expected at most %d nodes, but there were %d".formatted(Plan.MAX_NODES, nodes));
        }
        long links = 0;
        for (var node : spec.nodes()) {
            links += node.predecessors().size();
        }
        if (links > Plan.MAX_LINKS) {
            report(
                    "nodes",
                    Code.TOO_MANY_LINKS,
                    "Expected at most %d predecessors in all, but there were %d".formatted(Plan.MAX_LINKS, links));
        }
        return !problems.isEmpty();
    }

    private void checkHead() {
        checkCalendar("calendar", spec.calendar() == null ? Calendars.NATURAL : spec.calendar());
        switch (spec.anchor()) {
            case null -> report("anchor", Code.REQUIRED, "Expected an anchor, finishBy or startOn");
            case Anchor.FinishBy finishBy -> checkDate("anchor.finishBy", finishBy.date());
            case Anchor.StartOn startOn -> checkDate("anchor.startOn", startOn.date());
        }
    }

    private void checkNodes() {
        for (int n = 0; n < spec.nodes().size(); n++) {
            var nodeId = spec.nodes().get(n).nodeId();
            var id = checkId(path(n, "nodeId"), nodeId);
            if (id != null) {
                var earlier = indexOf.putIfAbsent(id, n);
                if (earlier != null) {
                    report(new PlanProblem(
                            path(n, "nodeId"),
                            Code.DUPLICATE_ID,
                            "Expected each node id once, but '%s' was also nodes[%d]".formatted(id, earlier),
                            List.of(id)));
                }
            }
        }
        for (int n = 0; n < spec.nodes().size(); n++) {
            checkNode(n, spec.nodes().get(n));
        }
    }

    private void checkNode(int n, NodeSpec node) {
        int days = node.durationDays();
        if (days < 0 || days > Plan.MAX_DURATION_DAYS) {
            report(
                    path(n, "durationDays"),
                    Code.DURATION_OUT_OF_RANGE,
                    "Expected a duration from 0 to %d days, but it was %d".formatted(Plan.MAX_DURATION_DAYS, days));
        }
        if (node.calendar() != null) {
            checkCalendar(path(n, "calendar"), node.calendar());
        }
        for (int p = 0; p < node.predecessors().size(); p++) {
            checkLink(
                    path(n, "predecessors[" + p + "]"),
                    node,
                    node.predecessors().get(p));
        }
        if (node.dueDate() != null) {
            checkDue(path(n, "dueDate"), node.dueDate());
        }
    }

    private void checkLink(String path, NodeSpec node, Link link) {
        var id = checkId(path + ".nodeId", link.nodeId());
        if (id != null) {
            if (id.equals(node.nodeId())) {
                report(new PlanProblem(
                        path + ".nodeId",
                        Code.SELF_LOOP,
                        "Expected node '%s' not to wait for itself".formatted(id),
                        List.of(id)));
            } else if (!indexOf.containsKey(id)) {
                report(
                        path + ".nodeId",
                        Code.UNKNOWN_PREDECESSOR,
                        "Expected a node '%s', but the plan has none".formatted(id));
            }
        }
        if (Math.abs((long) link.lagDays()) > Plan.MAX_LAG_DAYS) {
            report(
                    path + ".lagDays",
                    Code.LAG_OUT_OF_RANGE,
                    "Expected a lag from -%1$d to %1$d days, but it was %2$d"
                            .formatted(Plan.MAX_LAG_DAYS, link.lagDays()));
        }
    }

    private void checkDue(String path, LocalDate due) {
        if (checkDate(path, due)
                && promises == Promises.NOT_BEFORE_THE_START
                && spec.anchor() instanceof Anchor.StartOn start
                && due.isBefore(start.date())) {
            report(
                    path,
                    Code.DUE_BEFORE_START,
                    "Expected a due date on or after the start %s, but it was %s".formatted(start.date(), due));
        }
    }

    private @Nullable String checkId(String path, @Nullable String id) {
        if (id == null || id.isBlank()) {
            report(path, Code.REQUIRED, "Expected a node id, but it was missing or blank");
            return null;
        }
        if (id.length() > Plan.MAX_ID_LENGTH) {
            report(
                    path,
                    Code.VALUE_OUT_OF_RANGE,
                    "Expected a node id of at most %d characters, but it had %d"
                            .formatted(Plan.MAX_ID_LENGTH, id.length()));
            return null;
        }
        return id;
    }

    private void checkCalendar(String path, String id) {
        if (calendars.find(id).isEmpty()) {
            report(path, Code.UNKNOWN_CALENDAR, "Expected a calendar that is known, but '%s' is not".formatted(id));
        }
    }

    private boolean checkDate(String path, LocalDate date) {
        if (DayAxis.allows(date)) {
            return true;
        }
        report(
                path,
                Code.DATE_OUT_OF_RANGE,
                "Expected a date from %s to %s, but it was %s"
                        .formatted(DayAxis.FIRST_ALLOWED, DayAxis.LAST_ALLOWED, date));
        return false;
    }

    private Links layOutLinks() {
        int count = spec.nodes().stream()
                .mapToInt(node -> node.predecessors().size())
                .sum();
        var into = new int[spec.nodes().size() + 1];
        var predecessor = new int[count];
        var type = new byte[count];
        var lag = new int[count];
        int link = 0;
        for (int n = 0; n < spec.nodes().size(); n++) {
            for (var each : spec.nodes().get(n).predecessors()) {
                predecessor[link] = indexOf(each.nodeId());
                type[link] = Links.code(each.type());
                lag[link] = each.lagDays();
                link++;
            }
            into[n + 1] = link;
        }
        return new Links(into, predecessor, type, lag);
    }

    private int indexOf(@Nullable String nodeId) {
        var index = nodeId == null ? null : indexOf.get(nodeId);
        if (index == null) {
            throw new IllegalStateException("Expected node '%s' to have been checked".formatted(nodeId));
        }
        return index;
    }

    private PlanProblem cycle(List<Integer> cycle, Links links) {
        var ids = cycle.stream().map(link -> idOf(links.predecessor[link])).toList();
        // The link that closes the cycle, from its last node to its first.
        int closing = cycle.getLast();
        int node = links.successor[closing];
        var path = path(node, "predecessors[" + (closing - links.into[node]) + "].nodeId");
        var text = ids.size() <= 12 ? String.join(" → ", ids) : String.join(" → ", ids.subList(0, 12)) + " → …";
        return new PlanProblem(
                path, Code.CYCLE, "Expected no cycle, but found %s → %s".formatted(text, ids.getFirst()), ids);
    }

    private String idOf(int node) {
        var id = spec.nodes().get(node).nodeId();
        return id == null ? "" : id;
    }

    private Plan layOut(Links links, int[] order) {
        int size = spec.nodes().size();
        var ids = new ArrayList<String>(size);
        var duration = new int[size];
        var promise = new int[size];
        var calendarOf = new int[size];
        for (int n = 0; n < size; n++) {
            var node = spec.nodes().get(n);
            ids.add(idOf(n));
            duration[n] = node.durationDays();
            promise[n] = node.dueDate() == null ? Plan.NO_PROMISE : Moment.endOf(DayAxis.day(node.dueDate()));
            calendarOf[n] = calendarIndex(node.calendar() == null ? spec.calendar() : node.calendar());
        }
        if (spec.anchor() == null) {
            throw new IllegalStateException("Expected the anchor to have been checked");
        }
        return new Plan(
                spec.anchor(), ids, Map.copyOf(indexOf), duration, promise, calendarIds, calendarOf, links, order);
    }

    private int calendarIndex(@Nullable String calendarId) {
        var id = calendarId == null ? Calendars.NATURAL : calendarId;
        int index = calendarIds.indexOf(id);
        if (index < 0) {
            calendarIds.add(id);
            return calendarIds.size() - 1;
        }
        return index;
    }

    private void checkRange(Plan plan) {
        var evaluation = ScheduleEngine.evaluate(plan, Actuals.none(plan), calendars, null);
        evaluation
                .firstBeyondCalendar()
                .ifPresent(n -> report(new PlanProblem(
                        "nodes[" + n + "]",
                        Code.DATE_OUT_OF_RANGE,
                        "Expected all dates from %s to %s, but node '%s' lies beyond"
                                .formatted(DayAxis.FIRST_ALLOWED, DayAxis.LAST_ALLOWED, plan.nodeId(n)),
                        List.of(plan.nodeId(n)))));
    }

    private static String path(int node, String field) {
        return "nodes[" + node + "]." + field;
    }

    private void report(String path, Code code, String message) {
        report(new PlanProblem(path, code, message));
    }

    private void report(PlanProblem problem) {
        if (problems.size() < Plan.MAX_PROBLEMS) {
            problems.add(problem);
        }
    }
}
