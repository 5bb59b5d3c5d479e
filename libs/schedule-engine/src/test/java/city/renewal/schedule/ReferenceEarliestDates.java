package city.renewal.schedule;

import city.renewal.schedule.PlanSpec.Link;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The earliest dates of {@link ReferenceSchedule}; the forecast if there are planned dates. */
final class ReferenceEarliestDates extends ReferenceNodes {
    private static final long NEVER = Long.MIN_VALUE;

    final boolean withActuals;
    final long floor;
    final Map<String, Span> planned;
    final long planStart;
    final Map<String, Span> spans = new HashMap<>();
    private List<Link> only;

    ReferenceEarliestDates(
            ReferenceNodes of, boolean withActuals, long floor, Map<String, Span> planned, long planStart) {
        super(of);
        this.withActuals = withActuals;
        this.floor = floor;
        this.planned = planned;
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

    /** The dates of a node if of all its incoming links only these held it. */
    Span heldBy(String id, List<Link> links) {
        only = links;
        var span = find(id);
        only = null;
        return span;
    }

    private List<Link> links(String id) {
        return only == null ? nodes.get(id).predecessors() : only;
    }

    private boolean seesToday() {
        return withActuals && today != null;
    }

    private long limit(Link link) {
        var before = span(link.nodeId());
        boolean fromFinish = link.type() == LinkType.FS || link.type() == LinkType.FF;
        return leave(link, fromFinish ? before.finish() : before.start());
    }

    private long limit(String id, boolean onStart) {
        long limit = NEVER;
        for (var link : links(id)) {
            if (onStart == (link.type() == LinkType.FS || link.type() == LinkType.SS)) {
                limit = Math.max(limit, limit(link));
            }
        }
        return limit;
    }

    private Span find(String id) {
        if (done(id, withActuals)) {
            return fact(
                    id,
                    planStart,
                    () -> nodes.get(id).predecessors().stream()
                            .mapToLong(link -> hold(id, link))
                            .max()
                            .orElse(0));
        }
        if (milestone(id)) {
            return reach(id);
        }
        return atWork(id, withActuals) ? goOn(id) : fit(id);
    }

    private Span goOn(String id) {
        var rest = rest(id, planStart);
        long from = Math.max(rest.from(), limit(id, true));
        while (!worked(id, from)) {
            from++;
        }
        long to = advance(id, from, rest.days());
        while (to < limit(id, false) || !worked(id, to - 1)) {
            to++;
        }
        return Span.work(rest.start(), to, from);
    }

    private Span fit(String id) {
        int days = nodes.get(id).durationDays();
        long start = Math.max(planned == null ? floor : planned.get(id).start(), limit(id, true));
        while (!worked(id, start) || advance(id, start, days) < limit(id, false)) {
            start++;
        }
        long finish = advance(id, start, days);
        while (planned != null && seesToday() && (finish <= today.toEpochDay() || !worked(id, finish - 1))) {
            finish++;
        }
        return Span.work(start, finish, start);
    }

    private Span reach(String id) {
        long at;
        if (planned != null) {
            at = planned.get(id).moment();
            if (seesToday()) {
                at = Math.max(at, 2 * today.toEpochDay() + (opening(id) ? 0 : 1));
            }
        } else {
            at = 2 * floor;
        }
        for (var link : links(id)) {
            at = Math.max(at, hold(id, link));
        }
        while (!workedAt(id, at) || (opening(id) && at % 2 != 0)) {
            at++;
        }
        return Span.milestone(at);
    }

    private long hold(String id, Link link) {
        return together(link.nodeId(), link, id)
                ? passedOn(link.nodeId(), id, span(link.nodeId()).moment())
                : 2 * limit(link) - 1;
    }

    long lastMoment() {
        return spec.nodes().stream()
                .mapToLong(node -> span(node.nodeId()).moment())
                .max()
                .orElseThrow();
    }
}
