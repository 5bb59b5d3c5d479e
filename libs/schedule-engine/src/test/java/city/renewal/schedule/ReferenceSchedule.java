package city.renewal.schedule;

import city.renewal.schedule.PlanSpec.Link;
import city.renewal.schedule.PlanSpec.NodeSpec;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same semantics once more, slow and obvious: it asks the calendar one thing only, whether a day is worked, and finds
 * every date by trying one day after the other. It shares no code with the engine beyond the input types.
 *
 * <p>An instant is an epoch day: the boundary at which that day starts and the day before ends. A moment is a side of one:
 * {@code 2 * day} the start of a day, {@code 2 * day + 1} its end. Work lies between instants, milestones stand at moments.
 */
final class ReferenceSchedule extends ReferenceNodes {
    private static final long NEVER = Long.MIN_VALUE;

    ReferenceSchedule(PlanSpec spec, Calendars calendars, Map<String, NodeActuals> actuals, LocalDate today) {
        super(spec, calendars, actuals, today);
    }

    // Passes.

    /** The earliest dates; a forecast when there are planned dates. */
    private final class Early {
        final boolean withActuals;
        final long floor;
        final Map<String, Span> planned;
        final long planStart;
        final Map<String, Span> spans = new HashMap<>();

        Early(boolean withActuals, long floor, Map<String, Span> planned, long planStart) {
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
                at = 2 * floor - (opening(id) || seesToday() ? 0 : 1);
            }
            for (var link : nodes.get(id).predecessors()) {
                boolean together = together(link.nodeId(), link, id);
                at = Math.max(at, together ? span(link.nodeId()).moment() : 2 * limit(link) - 1);
            }
            while (!workedAt(id, at) || (opening(id) && at % 2 != 0)) {
                at++;
            }
            return Span.milestone(at);
        }

        long lastMoment() {
            return spec.nodes().stream()
                    .mapToLong(node -> span(node.nodeId()).moment())
                    .max()
                    .orElseThrow();
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
            return due == null ? bound : Math.min(bound, 2 * due.toEpochDay() + 1);
        }

        /** Whether dates leave every successor its latest dates. */
        private boolean leavesTime(String id, Span span, boolean startIsFact) {
            for (var each : out.getOrDefault(id, List.of())) {
                var type = each.link().type();
                boolean fromFinish = type == LinkType.FS || type == LinkType.FF;
                if (done(each.successor(), withActuals) || (!fromFinish && startIsFact)) {
                    continue;
                }
                var after = span(each.successor());
                long limit = leave(each.link(), fromFinish ? span.finish() : span.start());
                boolean leaves = together(id, each.link(), each.successor())
                        ? span.moment() <= after.moment()
                        : limit <= (type == LinkType.FS || type == LinkType.SS ? after.start() : after.finish());
                if (!leaves) {
                    return false;
                }
            }
            return true;
        }

        private Span find(String id) {
            if (done(id, withActuals)) {
                return fact(id);
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

        private Span ending(String id, long finish, boolean startIsFact) {
            int days = startIsFact ? rest(id, planStart).days() : nodes.get(id).durationDays();
            return Span.work(advance(id, finish, -days), finish, finish);
        }

        /** The start of a day is shown as the end of the workday before, unless its predecessors hold a milestone. */
        long shown(String id) {
            long moment = span(id).moment();
            if (!milestone(id) || opening(id) || moment % 2 != 0 || done(id, withActuals)) {
                return moment;
            }
            long at = moment - 1;
            while (!workedAt(id, at)) {
                at--;
            }
            at = Math.max(at, 2 * planStart - 1);
            for (var link : nodes.get(id).predecessors()) {
                at = Math.max(at, together(link.nodeId(), link, id) ? shown(link.nodeId()) : 2 * limit(link) - 1);
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

        long firstStart() {
            return spans.values().stream().mapToLong(Span::start).min().orElseThrow();
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
        boolean backward = spec.anchor() instanceof Anchor.FinishBy;
        long anchor = spec.anchor().date().toEpochDay();
        var plannedEarly = backward ? null : new Early(false, anchor, null, anchor);
        var plannedLate = new Late(false, backward ? 2 * anchor + 1 : plannedEarly.lastMoment(), 0);
        long planStart = backward ? plannedLate.firstStart() : anchor;
        plannedLate.planStart = planStart;
        long now = today == null ? planStart : today.toEpochDay();
        var early = new Early(true, backward ? now : Math.max(planStart, now), null, planStart);
        var late = new Late(true, backward ? plannedLate.bound : early.lastMoment(), planStart);
        var planned = backward ? plannedLate.spans : plannedEarly.spans;
        var forecast = new Early(true, 0, planned, planStart);
        var shown = spec.nodes().stream()
                .map(node -> show(node.nodeId(), planStart, plannedLate, early, late, forecast))
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

    private Shown show(String id, long planStart, Late plannedLate, Early early, Late late, Early forecast) {
        boolean done = done(id, true);
        var earlySpan = early.span(id);
        var lateSpan = late.span(id);
        long earlyDay = day(id, earlySpan.moment(), late, planStart);
        long lateDay = latestDay(id, late, planStart);
        boolean asPlanned = milestone(id)
                && spec.anchor() instanceof Anchor.FinishBy
                && forecast.span(id).moment() == plannedLate.span(id).moment();
        long forecastDay = asPlanned
                ? latestDay(id, plannedLate, planStart)
                : day(id, forecast.span(id).moment(), late, planStart);
        long dueDay = nodes.get(id).dueDate() != null
                ? nodes.get(id).dueDate().toEpochDay()
                : latestDay(id, plannedLate, planStart);
        int total = 0;
        if (!done) {
            total = earlySpan.moment() <= lateSpan.moment()
                    ? workedDays(id, earlySpan.finish(), lateSpan.finish())
                    : Math.min(-1, -workedDays(id, lateSpan.finish(), earlySpan.finish()));
        }
        boolean startIsFact = atWork(id, true);
        return new Shown(
                date(milestone(id) ? earlyDay : earlySpan.start()),
                date(earlyDay),
                date(milestone(id) ? lateDay : startIsFact ? earlySpan.start() : lateSpan.start()),
                date(lateDay),
                date(dueDay),
                date(forecastDay),
                total,
                done ? 0 : freeFloat(id, early, startIsFact),
                !done && total <= 0);
    }

    /** The day of a moment; a milestone reached with the first work of all is not shown on the day before. */
    private long day(String id, long moment, Late late, long planStart) {
        boolean first = milestone(id) && !done(id, true) && moment == 2 * planStart - 1 && late.boundOf(id) > moment;
        return first ? planStart : Math.floorDiv(moment, 2);
    }

    private long latestDay(String id, Late pass, long planStart) {
        return day(id, pass.shown(id), pass, planStart);
    }

    private static LocalDate date(long day) {
        return LocalDate.ofEpochDay(day);
    }

    /** Tries to be late by one more day until something else would have to move. */
    private int freeFloat(String id, Early early, boolean startIsFact) {
        for (int days = 0; days < 2000; days++) {
            if (moves(id, slipped(id, early.span(id), days, startIsFact), early, startIsFact)) {
                return Math.max(0, days - 1);
            }
        }
        throw new AssertionError("Expected the free float to end");
    }

    private Span slipped(String id, Span span, int days, boolean startIsFact) {
        if (days == 0) {
            return span;
        }
        if (opening(id)) {
            return Span.milestone(2 * nextStart(id, span.start(), days));
        }
        if (milestone(id)) {
            return Span.milestone(2 * advance(id, span.finish(), days) - 1);
        }
        return Span.work(
                startIsFact ? span.start() : nextStart(id, span.start(), days), advance(id, span.finish(), days), 0);
    }

    private long nextStart(String id, long instant, int days) {
        long at = instant;
        for (int left = days; left > 0; ) {
            at++;
            left -= worked(id, at) ? 1 : 0;
        }
        return at;
    }

    private boolean moves(String id, Span slipped, Early early, boolean startIsFact) {
        if (slipped.moment() > early.lastMoment()) {
            return true;
        }
        for (var each : out.getOrDefault(id, List.of())) {
            var type = each.link().type();
            boolean fromFinish = type == LinkType.FS || type == LinkType.FF;
            if (done(each.successor(), true) || (!fromFinish && startIsFact)) {
                continue;
            }
            var after = early.span(each.successor());
            long limit = leave(each.link(), fromFinish ? slipped.finish() : slipped.start());
            boolean moves = together(id, each.link(), each.successor())
                    ? slipped.moment() > after.moment()
                    : limit > (type == LinkType.FS || type == LinkType.SS ? after.resume() : after.finish());
            if (moves) {
                return true;
            }
        }
        return false;
    }
}
