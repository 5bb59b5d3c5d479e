package city.renewal.schedule;

import city.renewal.schedule.PlanSpec.Link;
import city.renewal.schedule.PlanSpec.NodeSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * The same semantics once more, slow and obvious: it asks the calendar one thing only, whether a day is worked, and finds
 * every date by trying one day after the other. It shares no code with the engine beyond the input types.
 *
 * <p>An instant is an epoch day: the boundary at which that day starts and the day before ends.
 */
final class ReferenceSchedule {
    private static final long NEVER = Long.MIN_VALUE;

    private final PlanSpec spec;
    private final Calendars calendars;
    private final Map<String, NodeActuals> actuals;
    private final LocalDate today;
    private final Map<String, NodeSpec> nodes = new HashMap<>();
    private final Map<String, List<Out>> out = new HashMap<>();

    private record Out(String successor, Link link) {}

    record Span(long start, long finish, long resume) {}

    ReferenceSchedule(PlanSpec spec, Calendars calendars, Map<String, NodeActuals> actuals, LocalDate today) {
        this.spec = spec;
        this.calendars = calendars;
        this.actuals = actuals;
        this.today = today;
        for (var node : spec.nodes()) {
            nodes.put(node.nodeId(), node);
            node.predecessors()
                    .forEach(link -> out.computeIfAbsent(link.nodeId(), id -> new ArrayList<>())
                            .add(new Out(node.nodeId(), link)));
        }
    }

    // Calendars: one day after the other.

    private boolean worked(String id, long day) {
        var node = nodes.get(id);
        var calendar = node.calendar() == null ? spec.calendar() : node.calendar();
        return calendars.find(calendar).orElseThrow().isWorkday(LocalDate.ofEpochDay(day));
    }

    /** The instant after so many worked days, or before them. */
    private long advance(String id, long instant, int days) {
        long at = instant;
        for (int left = days; left > 0; at++) {
            left -= worked(id, at) ? 1 : 0;
        }
        for (int left = days; left < 0; ) {
            at--;
            left += worked(id, at) ? 1 : 0;
        }
        return at;
    }

    private int workedDays(String id, long from, long to) {
        int days = 0;
        for (long day = from; day < to; day++) {
            days += worked(id, day) ? 1 : 0;
        }
        return days;
    }

    // What is known of a node.

    private NodeActuals actual(String id, boolean withActuals) {
        return withActuals ? actuals.getOrDefault(id, NodeActuals.NONE) : NodeActuals.NONE;
    }

    private boolean milestone(String id) {
        return nodes.get(id).durationDays() == 0;
    }

    private boolean done(String id, boolean withActuals) {
        return actual(id, withActuals).completedOn() != null;
    }

    private boolean atWork(String id, boolean withActuals) {
        var actual = actual(id, withActuals);
        return !milestone(id)
                && !done(id, withActuals)
                && (actual.startedOn() != null
                        || actual.remainingDays() != null
                        || (actual.progressPercent() != null && actual.progressPercent() > 0));
    }

    /** A milestone with nothing before it but milestones of its kind. */
    private boolean opening(String id) {
        return milestone(id)
                && nodes.get(id).predecessors().stream()
                        .allMatch(link -> link.lagDays() <= 0 && opening(link.nodeId()));
    }

    /** From when a node at work goes on, and for how many days. */
    private Span rest(String id, long planStart) {
        var actual = actual(id, true);
        boolean measured = actual.remainingDays() != null || actual.progressPercent() != null;
        int days = nodes.get(id).durationDays();
        double percent = actual.progressPercent() == null ? 0 : actual.progressPercent();
        int rest = actual.remainingDays() != null
                ? actual.remainingDays()
                : (int) Math.ceil(days * (100 - percent) / 100.0);
        rest = Math.max(rest, 1);
        long now = today == null ? planStart : today.toEpochDay();
        long from;
        if (measured && actual.remainingFrom() != null) {
            from = actual.remainingFrom().toEpochDay();
        } else if (!measured) {
            from = actual.startedOn().toEpochDay();
        } else {
            from = actual.startedOn() == null
                    ? now
                    : Math.max(now, actual.startedOn().toEpochDay());
        }
        long over = advance(id, from, rest);
        long start = actual.startedOn() != null ? actual.startedOn().toEpochDay() : advance(id, over, -days);
        if (today != null && from < now) {
            return new Span(start, now, Math.max(1, workedDays(id, now, over)));
        }
        return new Span(start, from, rest);
    }

    private Span fact(String id) {
        var actual = actual(id, true);
        long finish = actual.completedOn().toEpochDay() + (opening(id) ? 0 : 1);
        if (milestone(id)) {
            return new Span(finish, finish, finish);
        }
        long start = actual.startedOn() != null
                ? actual.startedOn().toEpochDay()
                : Math.min(advance(id, finish, -nodes.get(id).durationDays()), finish - 1);
        return new Span(start, finish, finish);
    }

    // Passes.

    /** The earliest dates; a forecast when there are planned starts. */
    private final class Early {
        final boolean withActuals;
        final long floor;
        final Map<String, Long> planned;
        final long planStart;
        final Map<String, Span> spans = new HashMap<>();

        Early(boolean withActuals, long floor, Map<String, Long> planned, long planStart) {
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

        private boolean slips() {
            return planned != null && today != null;
        }

        private long limit(Link link) {
            var before = span(link.nodeId());
            boolean fromFinish = link.type() == LinkType.FS || link.type() == LinkType.FF;
            return advance(link.nodeId(), fromFinish ? before.finish : before.start, link.lagDays());
        }

        private long limit(String id, boolean onStart) {
            long limit = NEVER;
            for (var link : nodes.get(id).predecessors()) {
                if (onStart == (link.type() == LinkType.FS || link.type() == LinkType.SS)) {
                    limit = Math.max(limit, limit(link));
                }
            }
            return limit;
        }

        private Span find(String id) {
            if (done(id, withActuals)) {
                return fact(id);
            }
            long startLimit = limit(id, true);
            long finishLimit = limit(id, false);
            if (atWork(id, withActuals)) {
                var rest = rest(id, planStart);
                long from = Math.max(rest.finish, startLimit);
                while (!worked(id, from)) {
                    from++;
                }
                long to = advance(id, from, (int) rest.resume);
                while (to < finishLimit || !worked(id, to - 1)) {
                    to++;
                }
                return new Span(rest.start, to, from);
            }
            long from = Math.max(planned == null ? floor : planned.get(id), startLimit);
            return milestone(id) ? reach(id, Math.max(from, finishLimit)) : fit(id, from, finishLimit);
        }

        private Span fit(String id, long from, long finishLimit) {
            int days = nodes.get(id).durationDays();
            for (long start = from; ; start++) {
                if (worked(id, start) && advance(id, start, days) >= finishLimit) {
                    long finish = advance(id, start, days);
                    while (slips() && (finish < today.toEpochDay() + 1 || !worked(id, finish - 1))) {
                        finish++;
                    }
                    return new Span(start, finish, start);
                }
            }
        }

        private Span reach(String id, long from) {
            long at = from;
            if (opening(id)) {
                at = slips() ? Math.max(at, today.toEpochDay()) : at;
                while (!worked(id, at)) {
                    at++;
                }
                return new Span(at, at, at);
            }
            boolean missed = withActuals && today != null && at <= floor;
            while (!worked(id, at) && (missed || !worked(id, at - 1))) {
                at++;
            }
            if (slips() && at < today.toEpochDay() + 1) {
                at = today.toEpochDay() + 1;
                while (!worked(id, at - 1)) {
                    at++;
                }
            } else if (slips() && !worked(id, at - 1) && at < nextEnd(id)) {
                at = nextEnd(id);
            }
            return new Span(at, at, at);
        }

        private long nextEnd(String id) {
            long at = today.toEpochDay() + 1;
            while (!worked(id, at - 1)) {
                at++;
            }
            return at;
        }

        long lastDayEnd() {
            return spec.nodes().stream()
                    .mapToLong(node -> span(node.nodeId()).finish + (opening(node.nodeId()) ? 1 : 0))
                    .max()
                    .orElseThrow();
        }

        /** Whether a milestone is shown as the day that starts at its instant. */
        boolean startsDay(String id, Late plan, ToLongFunction<String> planned, Set<String> plannedStarts) {
            long at = span(id).finish;
            if (opening(id)) {
                return true;
            }
            if (!milestone(id) || done(id, withActuals)) {
                return false;
            }
            boolean atFloor =
                    at <= floor && ((withActuals && today != null) || plan.span(id).finish != at || plan.startsDay(id));
            boolean asPlanned = planned != null && planned.applyAsLong(id) == at && plannedStarts.contains(id);
            boolean afterDayOff = !worked(id, at - 1) && worked(id, at);
            boolean follows = nodes.get(id).predecessors().stream()
                    .anyMatch(link -> link.lagDays() == 0
                            && span(link.nodeId()).finish == at
                            && startsDay(link.nodeId(), plan, planned, plannedStarts)
                            && worked(id, at));
            return atFloor || asPlanned || afterDayOff || follows;
        }
    }

    /** The latest dates. */
    private final class Late {
        final boolean withActuals;
        final long bound;
        long planStart;
        final Map<String, Span> spans = new HashMap<>();

        Late(boolean withActuals, long bound, long planStart) {
            this.withActuals = withActuals;
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
            return due == null ? bound : Math.min(bound, due.toEpochDay() + 1);
        }

        /** Whether dates leave every successor its latest dates. */
        private boolean leavesTime(String id, Span span, boolean startIsFact) {
            for (var each : out.getOrDefault(id, List.of())) {
                if (done(each.successor, withActuals)) {
                    continue;
                }
                var type = each.link.type();
                boolean fromFinish = type == LinkType.FS || type == LinkType.FF;
                if (!fromFinish && startIsFact) {
                    continue;
                }
                var after = span(each.successor);
                long limit = advance(id, fromFinish ? span.finish : span.start, each.link.lagDays());
                if (limit > (type == LinkType.FS || type == LinkType.SS ? after.start : after.finish)) {
                    return false;
                }
            }
            return true;
        }

        private Span find(String id) {
            if (done(id, withActuals)) {
                return fact(id);
            }
            if (atWork(id, withActuals)) {
                for (long finish = boundOf(id); ; finish--) {
                    if (worked(id, finish - 1) && leavesTime(id, new Span(0, finish, 0), true)) {
                        return new Span(advance(id, finish, -(int) rest(id, planStart).resume), finish, 0);
                    }
                }
            }
            int days = nodes.get(id).durationDays();
            long latest = boundOf(id);
            if (days == 0 && !opening(id)) {
                while (!worked(id, latest - 1)) {
                    latest--;
                }
            }
            for (long at = latest; ; at--) {
                boolean possible = opening(id)
                        ? at < boundOf(id) && worked(id, at)
                        : days == 0
                                ? worked(id, at - 1) || worked(id, at)
                                : worked(id, at) && advance(id, at, days) <= boundOf(id);
                if (possible) {
                    var span = new Span(at, advance(id, at, days), at);
                    if (leavesTime(id, span, false)) {
                        return span;
                    }
                }
            }
        }

        long firstStart() {
            return Math.min(
                    bound, spans.values().stream().mapToLong(Span::start).min().orElse(bound));
        }

        boolean startsDay(String id) {
            if (!milestone(id)) {
                return false;
            }
            if (done(id, withActuals)) {
                return opening(id);
            }
            long at = span(id).finish;
            boolean heldByEnd = out.getOrDefault(id, List.of()).stream()
                    .anyMatch(each -> each.link.lagDays() == 0
                            && milestone(each.successor)
                            && !done(each.successor, withActuals)
                            && span(each.successor).finish == at
                            && !startsDay(each.successor));
            if (heldByEnd) {
                return false;
            }
            boolean first = at == planStart && worked(id, at);
            boolean afterDayOff = !worked(id, at - 1) && worked(id, at);
            return opening(id) || (at < boundOf(id) && (first || afterDayOff));
        }
    }

    // Everything, shown.

    record Shown(
            LocalDate earliestStart,
            LocalDate earliestFinish,
            LocalDate latestStart,
            LocalDate latestFinish,
            LocalDate due,
            LocalDate forecast,
            int totalFloat,
            int freeFloat,
            boolean critical) {}

    record Answer(LocalDate start, LocalDate finish, boolean feasible, int shortByDays, List<Shown> nodes) {}

    Answer answer() {
        Late plannedLate;
        Early plannedEarly;
        long planStart;
        if (spec.anchor() instanceof Anchor.FinishBy finishBy) {
            plannedLate = new Late(false, finishBy.date().toEpochDay() + 1, 0);
            planStart = plannedLate.firstStart();
            plannedLate.planStart = planStart;
            plannedEarly = null;
        } else {
            planStart = spec.anchor().date().toEpochDay();
            plannedEarly = new Early(false, planStart, null, planStart);
            plannedLate = new Late(false, plannedEarly.lastDayEnd(), planStart);
        }
        boolean backward = plannedEarly == null;
        long floor =
                today == null ? planStart : backward ? today.toEpochDay() : Math.max(planStart, today.toEpochDay());
        var early = new Early(true, floor, null, planStart);
        var late = new Late(true, backward ? plannedLate.bound : early.lastDayEnd(), planStart);
        var plannedStarts = new HashMap<String, Long>();
        var startOfDay = new HashSet<String>();
        for (var id : nodes.keySet()) {
            plannedStarts.put(id, (backward ? plannedLate.span(id) : plannedEarly.span(id)).start);
            boolean starts = backward ? plannedLate.startsDay(id) : plannedEarly.startsDay(id, plannedLate, null, null);
            if (starts) {
                startOfDay.add(id);
            }
        }
        var forecast = new Early(true, planStart, plannedStarts, planStart);
        var shown = spec.nodes().stream()
                .map(node -> show(node.nodeId(), plannedLate, early, late, forecast, plannedStarts, startOfDay))
                .toList();
        int shortBy = 0;
        for (int n = 0; n < shown.size(); n++) {
            var node = spec.nodes().get(n);
            if (!done(node.nodeId(), true)) {
                shortBy = Math.max(shortBy, lateness(node, shown.get(n).earliestFinish, backward));
            }
        }
        return new Answer(
                shown.stream()
                        .map(Shown::earliestStart)
                        .min(LocalDate::compareTo)
                        .orElseThrow(),
                shown.stream()
                        .map(Shown::earliestFinish)
                        .max(LocalDate::compareTo)
                        .orElseThrow(),
                shortBy == 0,
                shortBy,
                shown);
    }

    private int lateness(NodeSpec node, LocalDate finish, boolean backward) {
        long late = 0;
        if (backward) {
            late = Math.max(late, finish.toEpochDay() - spec.anchor().date().toEpochDay());
        }
        if (node.dueDate() != null) {
            late = Math.max(late, finish.toEpochDay() - node.dueDate().toEpochDay());
        }
        return (int) late;
    }

    private Shown show(
            String id,
            Late plannedLate,
            Early early,
            Late late,
            Early forecast,
            Map<String, Long> plannedStarts,
            Set<String> startOfDay) {
        var earlySpan = early.span(id);
        var lateSpan = late.span(id);
        long earlyDay = day(id, earlySpan.finish, early.startsDay(id, plannedLate, null, null), true);
        long lateDay = day(id, lateSpan.finish, late.startsDay(id), true);
        long forecastDay = day(
                id,
                forecast.span(id).finish,
                forecast.startsDay(id, plannedLate, plannedStarts::get, startOfDay),
                true);
        long dueDay = nodes.get(id).dueDate() != null
                ? nodes.get(id).dueDate().toEpochDay()
                : day(id, plannedLate.span(id).finish, plannedLate.startsDay(id), false);
        boolean done = done(id, true);
        int total = 0;
        if (!done) {
            total = earlyDay <= lateDay
                    ? workedDays(id, earlyDay + 1, lateDay + 1)
                    : Math.min(-1, -workedDays(id, lateDay + 1, earlyDay + 1));
        }
        boolean startIsFact = atWork(id, true);
        return new Shown(
                date(milestone(id) ? earlyDay : earlySpan.start),
                date(earlyDay),
                date(milestone(id) ? lateDay : startIsFact ? earlySpan.start : lateSpan.start),
                date(lateDay),
                date(dueDay),
                date(forecastDay),
                total,
                done ? 0 : freeFloat(id, early, startIsFact),
                !done && total <= 0);
    }

    private long day(String id, long instant, boolean startsDay, boolean withActuals) {
        if (startsDay) {
            return instant;
        }
        long day = instant - 1;
        while (milestone(id) && !done(id, withActuals) && !worked(id, day)) {
            day--;
        }
        return day;
    }

    private static LocalDate date(long day) {
        return LocalDate.ofEpochDay(day);
    }

    /** Tries to be late by one more day until something else would have to move. */
    private int freeFloat(String id, Early early, boolean startIsFact) {
        var span = early.span(id);
        for (int days = 0; days < 2000; days++) {
            var slipped = new Span(
                    startIsFact ? span.start : slip(id, span.start, days, milestone(id) && !opening(id)),
                    slip(id, span.finish, days, !opening(id)),
                    0);
            if (moves(id, slipped, early, startIsFact)) {
                return Math.max(0, days - 1);
            }
        }
        throw new AssertionError("Expected the free float to end");
    }

    private long slip(String id, long instant, int days, boolean isEnd) {
        if (days == 0) {
            return instant;
        }
        if (isEnd) {
            return advance(id, instant, days);
        }
        long at = instant;
        for (int left = days; left > 0; ) {
            at++;
            left -= worked(id, at) ? 1 : 0;
        }
        return at;
    }

    private boolean moves(String id, Span slipped, Early early, boolean startIsFact) {
        if (slipped.finish > early.lastDayEnd() - (opening(id) ? 1 : 0)) {
            return true;
        }
        for (var each : out.getOrDefault(id, List.of())) {
            if (done(each.successor, true)) {
                continue;
            }
            var type = each.link.type();
            boolean fromFinish = type == LinkType.FS || type == LinkType.FF;
            if (!fromFinish && startIsFact) {
                continue;
            }
            var after = early.span(each.successor);
            long limit = advance(id, fromFinish ? slipped.finish : slipped.start, each.link.lagDays());
            if (limit > (type == LinkType.FS || type == LinkType.SS ? after.resume : after.finish)) {
                return true;
            }
        }
        return false;
    }
}
