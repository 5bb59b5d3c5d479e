package city.renewal.schedule;

import city.renewal.schedule.PlanSpec.Link;
import city.renewal.schedule.PlanSpec.NodeSpec;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A reference implementation without passes: every node is an integer, the boundary of days at which it starts or is
 * reached, and every link an inequality between two of them. Bounds are tightened one day at a time until all
 * inequalities hold. It sorts nothing and does not distinguish the start of a day from the end of the day before. It
 * asks a calendar only whether a day is worked.
 *
 * <p>The latest day of a milestone isn't computed by inequalities: it is the last workday on which it can be reported
 * as done, with everything before it done on its own last day, so that the remaining nodes still meet every promise.
 */
final class BoundaryReference {
    private final PlanSpec spec;
    private final Calendars calendars;
    private final Map<String, NodeSpec> nodes = new HashMap<>();
    private final Map<String, Long> done = new HashMap<>();
    private final Map<String, Long> latestDays = new HashMap<>();
    /** The boundary at which the plan starts, and the one at which it must be over. */
    final long planStart;

    final long bound;
    final long lastDay;
    final Map<String, Long> earliest;
    final Map<String, Long> latest;

    BoundaryReference(PlanSpec spec, Calendars calendars) {
        this.spec = spec;
        this.calendars = calendars;
        spec.nodes().forEach(node -> nodes.put(node.nodeId(), node));
        long anchor = spec.anchor().date().toEpochDay();
        if (spec.anchor() instanceof Anchor.FinishBy) {
            bound = anchor + 1;
            lastDay = anchor;
            latest = greatest();
            planStart = firstDay();
            earliest = least();
        } else {
            planStart = anchor;
            earliest = least();
            bound = nodes.keySet().stream()
                    .mapToLong(id -> over(id, earliest))
                    .max()
                    .orElseThrow();
            lastDay = nodes.keySet().stream()
                    .mapToLong(id -> dayOver(id, earliest))
                    .max()
                    .orElseThrow();
            latest = greatest();
        }
    }

    boolean worked(String id, long day) {
        var node = nodes.get(id);
        var calendar = node.calendar() == null ? spec.calendar() : node.calendar();
        return calendars.find(calendar).orElseThrow().isWorkday(LocalDate.ofEpochDay(day));
    }

    boolean milestone(String id) {
        return nodes.get(id).durationDays() == 0;
    }

    /** A milestone preceded only by such milestones. */
    boolean opening(String id) {
        return milestone(id)
                && nodes.get(id).predecessors().stream()
                        .allMatch(link -> link.lagDays() <= 0 && opening(link.nodeId()));
    }

    /**
     * Work starts with a workday. A milestone is reached where a workday starts or ends; an opening where one starts.
     */
    private boolean possible(String id, long at) {
        return milestone(id) && !opening(id) ? worked(id, at) || worked(id, at - 1) : worked(id, at);
    }

    /** The boundary at which a node is over. */
    long over(String id, Map<String, Long> at) {
        long to = at.get(id);
        for (int left = nodes.get(id).durationDays(); left > 0; to++) {
            left -= worked(id, to) ? 1 : 0;
        }
        return to;
    }

    /** The boundary before which a link does not let its successor start or finish. */
    private long held(Link link, String successor, Map<String, Long> at) {
        boolean fromFinish = link.type() == LinkType.FS || link.type() == LinkType.FF;
        long to = fromFinish ? over(link.nodeId(), at) : at.get(link.nodeId());
        if (link.lagDays() == 0 && milestone(link.nodeId()) && milestone(successor)) {
            return to;
        }
        for (int left = link.lagDays(); left > 0; to++) {
            left -= worked(link.nodeId(), to) ? 1 : 0;
        }
        for (int left = link.lagDays(); left < 0; ) {
            to--;
            left += worked(link.nodeId(), to) ? 1 : 0;
        }
        boolean waitsForWorkOnly = (link.type() == LinkType.FF && link.lagDays() < 0)
                || (link.type() == LinkType.SF && link.lagDays() <= 0);
        while (waitsForWorkOnly && !worked(link.nodeId(), to - 1)) {
            to--;
        }
        return to;
    }

    private boolean holds(Link link, String successor, Map<String, Long> at) {
        boolean intoStart = link.type() == LinkType.FS || link.type() == LinkType.SS;
        return held(link, successor, at) <= (intoStart ? at.get(successor) : over(successor, at));
    }

    /** Whether a node is over, or reached, on a day that meets the promised finish and its own promise. */
    private boolean meetsItsOwn(String id, Map<String, Long> at) {
        return over(id, at) <= bound && dayOver(id, at) <= lastDay(id);
    }

    private long dayOver(String id, Map<String, Long> at) {
        long over = over(id, at);
        boolean startsDay = opening(id) || (milestone(id) && !worked(id, over - 1));
        return startsDay ? over : over - 1;
    }

    /** The smallest boundaries from the start of the plan on, with completed nodes fixed where they were reported. */
    private Map<String, Long> least() {
        var at = new HashMap<String, Long>();
        nodes.keySet().forEach(id -> at.put(id, planStart));
        done.forEach((id, day) -> at.put(id, reported(id, day, at)));
        for (boolean moved = true; moved; ) {
            moved = false;
            for (var id : nodes.keySet()) {
                if (done.containsKey(id)) {
                    moved |= !at.replace(id, reported(id, done.get(id), at)).equals(at.get(id));
                    continue;
                }
                while (!possible(id, at.get(id))
                        || (at.get(id) == planStart && !worked(id, planStart))
                        || !nodes.get(id).predecessors().stream().allMatch(link -> holds(link, id, at))) {
                    at.merge(id, 1L, Long::sum);
                    moved = true;
                }
            }
        }
        return at;
    }

    /** The greatest boundaries that meet every bound. */
    private Map<String, Long> greatest() {
        var at = new HashMap<String, Long>();
        nodes.keySet().forEach(id -> at.put(id, bound));
        for (boolean moved = true; moved; ) {
            moved = false;
            for (var node : nodes.values()) {
                var id = node.nodeId();
                while (!possible(id, at.get(id)) || !meetsItsOwn(id, at)) {
                    at.merge(id, -1L, Long::sum);
                    moved = true;
                }
                for (var link : node.predecessors()) {
                    while (!possible(link.nodeId(), at.get(link.nodeId())) || !holds(link, id, at)) {
                        at.merge(link.nodeId(), -1L, Long::sum);
                        moved = true;
                    }
                }
            }
        }
        return at;
    }

    /** The last day on which a milestone may be reached, by its own promise and those of milestones joined to it. */
    long lastDay(String id) {
        long day = lastDayByPromises(id);
        for (var node : nodes.values()) {
            for (var link : node.predecessors()) {
                if (link.nodeId().equals(id) && milestone(id) && link.lagDays() == 0 && node.durationDays() == 0) {
                    day = Math.min(day, lastDay(node.nodeId()) + (opening(id) && !opening(node.nodeId()) ? 1 : 0));
                }
            }
        }
        return day;
    }

    private long lastWorkday(String id) {
        long day = lastDay(id);
        while (!worked(id, day)) {
            day--;
        }
        return day;
    }

    private long lastDayByPromises(String id) {
        var due = nodes.get(id).dueDate();
        return due == null ? lastDay : Math.min(lastDay, due.toEpochDay());
    }

    private long firstDay() {
        return nodes.keySet().stream().mapToLong(this::firstDay).min().orElseThrow();
    }

    /**
     * A milestone whose boundary begins no workday of its own calendar is reached at the end of the workday before.
     */
    private long firstDay(String id) {
        if (!milestone(id)) {
            return latest.get(id);
        }
        long day = Math.min(latest.get(id), lastWorkday(id));
        return worked(id, day) ? day : day - 1;
    }

    // Completed nodes.

    /** The boundary at which a node that was reported as done on a day started, or a milestone was reached. */
    private long reported(String id, long day, Map<String, Long> at) {
        if (opening(id)) {
            return day;
        }
        if (!milestone(id)) {
            long from = day + 1;
            for (int left = nodes.get(id).durationDays(); left > 0; ) {
                from--;
                left -= worked(id, from) ? 1 : 0;
            }
            return Math.min(from, day);
        }
        long before = day;
        while (!worked(id, before - 1)) {
            before--;
        }
        long hold = nodes.get(id).predecessors().stream()
                .mapToLong(link -> held(link, id, at))
                .max()
                .orElse(Long.MIN_VALUE);
        boolean first = before - 1 < planStart;
        boolean waited = before < day && hold > before;
        boolean nextToOneAtTheStart = nodes.get(id).predecessors().stream()
                .anyMatch(link -> link.lagDays() == 0
                        && milestone(link.nodeId())
                        && !opening(link.nodeId())
                        && at.get(link.nodeId()) == day
                        && done.get(link.nodeId()) == day);
        return worked(id, day) && (first || waited || nextToOneAtTheStart) && hold <= day ? day : day + 1;
    }

    /** The last day of a node by definition: everything before it is done on its own last day. */
    long latestDay(String id) {
        var known = latestDays.get(id);
        if (known == null) {
            known = milestone(id) ? lastReport(id) : over(id, latest) - 1;
            latestDays.put(id, known);
        }
        return known;
    }

    private long lastReport(String id) {
        for (long day = lastDay(id); ; day--) {
            if (worked(id, day) && meetsWhenDone(id, day)) {
                return day;
            }
        }
    }

    /**
     * Whether the remaining nodes can meet every promise if a node is done on a day and everything before it on its
     * last day.
     */
    boolean meetsWhenDone(String id, long day) {
        done.clear();
        before(id).forEach(each -> done.put(each, 0L));
        var facts = new HashMap<String, Long>();
        done.keySet().forEach(each -> facts.put(each, latestDays.getOrDefault(each, Long.MIN_VALUE)));
        for (var each : Set.copyOf(done.keySet())) {
            if (facts.get(each) == Long.MIN_VALUE) {
                done.clear();
                facts.put(each, latestDay(each));
            }
        }
        done.clear();
        done.putAll(facts);
        done.put(id, day);
        var at = least();
        boolean meets = nodes.keySet().stream()
                .allMatch(each -> (done.containsKey(each) && !each.equals(id)) || meetsItsOwn(each, at));
        done.clear();
        return meets;
    }

    Set<String> before(String id) {
        var found = new HashSet<String>();
        for (var link : nodes.get(id).predecessors()) {
            found.add(link.nodeId());
            found.addAll(before(link.nodeId()));
        }
        return found;
    }

    boolean feasible() {
        return nodes.keySet().stream().allMatch(id -> meetsItsOwn(id, earliest));
    }

    /** The earliest day on which a milestone is shown. */
    long earliestDay(String id) {
        long at = earliest.get(id);
        return startsDay(id) ? at : at - 1;
    }

    /**
     * Whether a milestone is reached at the start of a day at the earliest: an opening, the start of the plan, after
     * days off.
     */
    private boolean startsDay(String id) {
        long at = earliest.get(id);
        return opening(id) || at <= planStart || !worked(id, at - 1) || heldBySuch(id, at);
    }

    private boolean heldBySuch(String id, long at) {
        return nodes.get(id).predecessors().stream()
                .anyMatch(link -> link.lagDays() == 0
                        && milestone(link.nodeId())
                        && !opening(link.nodeId())
                        && earliest.get(link.nodeId()) == at
                        && startsDay(link.nodeId()));
    }

    int totalFloat(String id) {
        if (milestone(id) && startsDay(id)) {
            return workdays(id, earliest.get(id), lastStart(id));
        }
        return workdays(id, over(id, earliest), over(id, latest));
    }

    /** The last day at whose start a milestone may be reached. */
    private long lastStart(String id) {
        long last = Math.min(latest.get(id), lastDayByPromises(id));
        for (var node : nodes.values()) {
            for (var link : node.predecessors()) {
                if (link.nodeId().equals(id) && milestone(node.nodeId()) && startsDay(node.nodeId())) {
                    long start = lastStart(node.nodeId());
                    while (held(link, node.nodeId(), Map.of(id, last)) > start) {
                        last--;
                    }
                }
            }
        }
        while (!worked(id, last)) {
            last--;
        }
        return last;
    }

    private int workdays(String id, long from, long to) {
        int days = 0;
        for (long day = from; day < to; day++) {
            days += worked(id, day) ? 1 : 0;
        }
        return days;
    }

    List<String> ids() {
        return spec.nodes().stream().map(NodeSpec::nodeId).toList();
    }
}
