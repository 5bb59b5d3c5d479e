package city.renewal.schedule;

import city.renewal.schedule.PlanSpec.Link;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The latest dates of {@link ReferenceSchedule}. */
final class ReferenceLatestDates extends ReferenceNodes {
    final boolean withActuals;
    final long bound;
    long planStart;
    private final ReferenceEarliestDates early;
    final Map<String, Span> spans = new HashMap<>();

    ReferenceLatestDates(ReferenceNodes of, ReferenceEarliestDates facts, long bound, long planStart) {
        super(of);
        this.early = facts;
        this.withActuals = facts != null;
        this.bound = bound;
        this.planStart = planStart;
        spec.nodes().forEach(node -> span(node.nodeId()));
    }

    Span span(String id) {
        var known = spans.get(id);
        if (known == null) {
            known = find(id);
            spans.put(id, known);
        }
        return known;
    }

    long boundOf(String id) {
        var due = nodes.get(id).dueDate();
        return due == null ? bound : Math.min(bound, 2 * due.toEpochDay() + 1);
    }

    /** Whether these dates leave every successor its latest dates. */
    private boolean leavesTime(String id, Span span, boolean startIsFact) {
        return leavesTime(id, span, startIsFact, successor -> opening(id) && !opening(successor));
    }

    private boolean leavesTime(String id, Span span, boolean startIsFact, Predicate<String> byInstant) {
        for (var each : out.getOrDefault(id, List.of())) {
            var type = each.link().type();
            boolean fromFinish = type == LinkType.FS || type == LinkType.FF;
            if (done(each.successor(), withActuals) || (!fromFinish && startIsFact)) {
                continue;
            }
            var after = span(each.successor());
            long limit = leave(each.link(), fromFinish ? span.finish() : span.start());
            boolean leaves = together(id, each.link(), each.successor())
                    ? span.moment() - (byInstant.test(each.successor()) ? 1 : 0) <= after.moment()
                    : limit <= (type == LinkType.FS || type == LinkType.SS ? after.start() : after.finish());
            if (!leaves) {
                return false;
            }
        }
        return true;
    }

    private Span find(String id) {
        if (done(id, withActuals)) {
            return early.span(id);
        }
        boolean startIsFact = atWork(id, withActuals);
        for (long moment = boundOf(id); ; moment--) {
            boolean possible = opening(id) ? moment % 2 == 0 : milestone(id) || Math.floorMod(moment, 2) == 1;
            if (possible && workedAt(id, moment)) {
                var span = milestone(id) ? Span.milestone(moment) : ending(id, (moment + 1) / 2, startIsFact);
                if (leavesTime(id, span, startIsFact)) {
                    return span;
                }
            }
        }
    }

    /**
     * The last day at whose start a milestone may be reached, opening or not: the last one that begins no later than
     * its latest moment.
     */
    long lastDayToStandAt(String id) {
        long instant = Math.floorDiv(span(id).moment() + 1, 2);
        long day = Math.min(Math.floorDiv(boundOf(id), 2), instant);
        for (var each : out.getOrDefault(id, List.of())) {
            boolean standsAtStart = early.span(each.successor()).moment() % 2 == 0;
            if (!milestone(each.successor()) || !standsAtStart || done(each.successor(), withActuals)) {
                continue;
            }
            long last = lastDayToStandAt(each.successor());
            while (together(id, each.link(), each.successor()) ? day > last : leave(each.link(), day) > last) {
                day--;
            }
        }
        while (!worked(id, day) || !leavesTime(id, Span.milestone(2 * day), false, after -> true)) {
            day--;
        }
        return day;
    }

    private Span ending(String id, long finish, boolean startIsFact) {
        int days = startIsFact ? rest(id, planStart).days() : nodes.get(id).durationDays();
        return Span.work(advance(id, finish, -days), finish, finish);
    }

    /** The start of a day is shown as the end of the workday before, unless its predecessors hold the milestone. */
    long shown(String id) {
        long moment = span(id).moment();
        if (!milestone(id) || opening(id) || moment % 2 != 0 || done(id, withActuals)) {
            return moment;
        }
        long at = moment - 1;
        while (!workedAt(id, at)) {
            at--;
        }
        at = Math.max(at, 2 * planStart);
        for (var link : nodes.get(id).predecessors()) {
            at = Math.max(
                    at,
                    together(link.nodeId(), link, id)
                            ? passedOn(link.nodeId(), id, shown(link.nodeId()))
                            : 2 * limit(link) - 1);
        }
        while (!workedAt(id, at)) {
            at++;
        }
        return Math.min(at, moment);
    }

    private long limit(Link link) {
        var before = span(link.nodeId());
        long start = atWork(link.nodeId(), withActuals)
                ? rest(link.nodeId(), planStart).start()
                : before.start();
        boolean fromFinish = link.type() == LinkType.FS || link.type() == LinkType.FF;
        return leave(link, fromFinish ? before.finish() : start);
    }

    long firstDay() {
        return spans.entrySet().stream()
                .mapToLong(each -> milestone(each.getKey())
                        ? Math.floorDiv(each.getValue().moment(), 2)
                        : each.getValue().start())
                .min()
                .orElseThrow();
    }
}
