package city.renewal.schedule;

import city.renewal.schedule.PlanSpec.NodeSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A slow and simple reference implementation of the same semantics: it asks the calendar only whether a day is worked,
 * and finds every date by trying one day after the other. It shares no code with the engine except the input types.
 *
 * <p>An instant is an epoch day: the boundary at which that day starts and the day before ends. A moment is a side of
 * one: {@code 2 * day} the start of a day, {@code 2 * day + 1} its end. Work lies between instants, milestones are at
 * moments.
 */
final class ReferenceSchedule extends ReferenceNodes {
    ReferenceSchedule(PlanSpec spec, Calendars calendars, Map<String, NodeActuals> actuals, LocalDate today) {
        super(spec, calendars, actuals, today);
    }

    // The complete results.

    record NodeResult(
            LocalDate earliestStart,
            LocalDate earliestFinish,
            LocalDate latestStart,
            LocalDate latestFinish,
            LocalDate due,
            LocalDate forecast,
            int totalFloat,
            int freeFloat,
            boolean critical) {}

    record Result(LocalDate start, LocalDate finish, boolean feasible, int shortByDays, List<NodeResult> nodes) {}

    private ReferenceEarliestDates early;

    /** The earliest dates from which the result was computed; null before. */
    ReferenceEarliestDates early() {
        return early;
    }

    Result answer() {
        boolean backward = spec.anchor() instanceof Anchor.FinishBy;
        long anchor = spec.anchor().date().toEpochDay();
        var plannedEarly = backward ? null : new ReferenceEarliestDates(this, false, anchor, null, anchor);
        var plannedLate =
                new ReferenceLatestDates(this, null, backward ? 2 * anchor + 1 : plannedEarly.lastMoment(), 0);
        long planStart = backward ? plannedLate.firstDay() : anchor;
        plannedLate.planStart = planStart;
        long now = today == null ? planStart : today.toEpochDay();
        early = new ReferenceEarliestDates(this, true, backward ? now : Math.max(planStart, now), null, planStart);
        var late = new ReferenceLatestDates(this, early, backward ? plannedLate.bound : early.lastMoment(), planStart);
        var planned = backward ? plannedLate.spans : plannedEarly.spans;
        var forecast = new ReferenceEarliestDates(this, true, 0, planned, planStart);
        var shown = spec.nodes().stream()
                .map(node -> show(node.nodeId(), plannedLate, early, late, forecast))
                .toList();
        int shortBy = 0;
        for (int n = 0; n < shown.size(); n++) {
            var node = spec.nodes().get(n);
            if (!done(node.nodeId(), true)) {
                shortBy = Math.max(shortBy, lateness(node, shown.get(n).earliestFinish));
            }
        }
        return new Result(
                shown.stream()
                        .map(NodeResult::earliestStart)
                        .min(LocalDate::compareTo)
                        .orElseThrow(),
                shown.stream()
                        .map(NodeResult::earliestFinish)
                        .max(LocalDate::compareTo)
                        .orElseThrow(),
                shortBy == 0,
                shortBy,
                shown);
    }

    int lateness(NodeSpec node, LocalDate finish) {
        boolean backward = spec.anchor() instanceof Anchor.FinishBy;
        long late = 0;
        if (backward) {
            late = Math.max(late, finish.toEpochDay() - spec.anchor().date().toEpochDay());
        }
        if (node.dueDate() != null) {
            late = Math.max(late, finish.toEpochDay() - node.dueDate().toEpochDay());
        }
        return (int) late;
    }

    private NodeResult show(
            String id,
            ReferenceLatestDates plannedLate,
            ReferenceEarliestDates early,
            ReferenceLatestDates late,
            ReferenceEarliestDates forecast) {
        boolean done = done(id, true);
        var earlySpan = early.span(id);
        var lateSpan = late.span(id);
        long earlyDay = day(earlySpan.moment());
        long lateDay = day(late.shown(id));
        boolean asPlanned = milestone(id)
                && spec.anchor() instanceof Anchor.FinishBy
                && forecast.span(id).moment() == plannedLate.span(id).moment();
        long forecastDay =
                asPlanned ? day(plannedLate.shown(id)) : day(forecast.span(id).moment());
        long dueDay =
                nodes.get(id).dueDate() != null ? nodes.get(id).dueDate().toEpochDay() : day(plannedLate.shown(id));
        boolean fromDayToDay = !done && earlySpan.moment() % 2 == 0;
        long from = fromDayToDay ? day(earlySpan.moment()) : earlySpan.finish();
        long to = fromDayToDay ? late.lastDayToStandAt(id) : lateSpan.finish();
        int total = 0;
        if (!done) {
            total = earlySpan.moment() <= lateSpan.moment()
                    ? workedDays(id, from, to)
                    : Math.min(-1, -workedDays(id, to, from));
        }
        boolean startIsFact = atWork(id, true);
        return new NodeResult(
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

    private static long day(long moment) {
        return Math.floorDiv(moment, 2);
    }

    private static LocalDate date(long day) {
        return LocalDate.ofEpochDay(day);
    }

    /** Tries to be late by one more day until another node would have to move. */
    private int freeFloat(String id, ReferenceEarliestDates early, boolean startIsFact) {
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
        if (milestone(id) && span.moment() % 2 == 0) {
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

    private boolean moves(String id, Span slipped, ReferenceEarliestDates early, boolean startIsFact) {
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
                    ? passedOn(id, each.successor(), slipped.moment()) > after.moment()
                    : limit > (type == LinkType.FS || type == LinkType.SS ? after.resume() : after.finish());
            if (moves) {
                return true;
            }
        }
        return false;
    }
}
