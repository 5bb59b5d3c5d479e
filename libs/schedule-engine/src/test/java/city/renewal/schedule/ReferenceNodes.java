package city.renewal.schedule;

import city.renewal.schedule.PlanSpec.Link;
import city.renewal.schedule.PlanSpec.NodeSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Node data of {@link ReferenceSchedule}: their calendars, iterated one day at a time, and their actuals. */
class ReferenceNodes {
    final PlanSpec spec;
    private final Calendars calendars;
    private final Map<String, NodeActuals> actuals;
    final LocalDate today;
    final Map<String, NodeSpec> nodes = new HashMap<>();
    final Map<String, List<OutgoingLink>> out = new HashMap<>();

    record OutgoingLink(String successor, Link link) {}

    record Span(long start, long finish, long resume, long moment) {
        static Span work(long start, long finish, long resume) {
            return new Span(start, finish, resume, 2 * finish - 1);
        }

        static Span milestone(long moment) {
            long instant = Math.floorDiv(moment + 1, 2);
            return new Span(instant, instant, instant, moment);
        }
    }

    record RemainingWork(long start, long from, int days) {}

    ReferenceNodes(PlanSpec spec, Calendars calendars, Map<String, NodeActuals> actuals, LocalDate today) {
        this.spec = spec;
        this.calendars = calendars;
        this.actuals = actuals;
        this.today = today;
        for (var node : spec.nodes()) {
            nodes.put(node.nodeId(), node);
            node.predecessors()
                    .forEach(link -> out.computeIfAbsent(link.nodeId(), id -> new ArrayList<>())
                            .add(new OutgoingLink(node.nodeId(), link)));
        }
    }

    ReferenceNodes(ReferenceNodes of) {
        this(of.spec, of.calendars, of.actuals, of.today);
    }

    // Calendars, one day at a time.

    boolean worked(String id, long day) {
        var node = nodes.get(id);
        var calendar = node.calendar() == null ? spec.calendar() : node.calendar();
        return calendars.find(calendar).orElseThrow().isWorkday(LocalDate.ofEpochDay(day));
    }

    /** The instant this many worked days later, or earlier. */
    long advance(String id, long instant, int days) {
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

    /** The limit that a link sets for its successor; a finish need not wait for days off before a start of work. */
    long leave(Link link, long instant) {
        long at = advance(link.nodeId(), instant, link.lagDays());
        boolean backToFinish = link.type() == LinkType.FF && link.lagDays() < 0;
        if (backToFinish || (link.type() == LinkType.SF && link.lagDays() <= 0)) {
            while (!worked(link.nodeId(), at - 1)) {
                at--;
            }
        }
        return at;
    }

    int workedDays(String id, long from, long to) {
        int days = 0;
        for (long day = from; day < to; day++) {
            days += worked(id, day) ? 1 : 0;
        }
        return days;
    }

    // Actuals.

    private NodeActuals actual(String id, boolean withActuals) {
        return withActuals ? actuals.getOrDefault(id, NodeActuals.NONE) : NodeActuals.NONE;
    }

    boolean milestone(String id) {
        return nodes.get(id).durationDays() == 0;
    }

    boolean done(String id, boolean withActuals) {
        return actual(id, withActuals).completedOn() != null;
    }

    boolean atWork(String id, boolean withActuals) {
        var actual = actual(id, withActuals);
        return !milestone(id)
                && !done(id, withActuals)
                && (actual.startedOn() != null
                        || actual.remainingDays() != null
                        || (actual.progressPercent() != null && actual.progressPercent() > 0));
    }

    /** A milestone preceded only by such milestones. */
    boolean opening(String id) {
        return milestone(id)
                && nodes.get(id).predecessors().stream()
                        .allMatch(link -> link.lagDays() <= 0 && opening(link.nodeId()));
    }

    /** The instant from which a node at work continues, and its remaining days. */
    RemainingWork rest(String id, long planStart) {
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
        boolean nothingLeft = actual.remainingDays() != null
                ? actual.remainingDays() == 0
                : actual.progressPercent() != null && actual.progressPercent() == 100;
        if (today != null && nothingLeft) {
            from = Math.min(from, now);
        }
        long over = advance(id, from, rest);
        long start = actual.startedOn() != null ? actual.startedOn().toEpochDay() : advance(id, over, -days);
        if (today != null && from < now) {
            return new RemainingWork(start, now, Math.max(1, workedDays(id, now, over)));
        }
        return new RemainingWork(start, from, rest);
    }

    /** The dates of a completed node. {@code held}: the last moment to which any predecessor holds a milestone. */
    Span fact(String id, long planStart, LongSupplier held) {
        var actual = actual(id, true);
        long day = actual.completedOn().toEpochDay();
        if (opening(id)) {
            return Span.milestone(2 * day);
        }
        if (milestone(id)) {
            if (!worked(id, day)) {
                return Span.milestone(2 * day + 1);
            }
            long friday = day - 1;
            while (!worked(id, friday)) {
                friday--;
            }
            long hold = held.getAsLong();
            boolean opens = hold <= 2 * day && (friday < planStart || hold > 2 * friday + 1);
            return Span.milestone(opens ? 2 * day : 2 * day + 1);
        }
        long start = actual.startedOn() != null
                ? actual.startedOn().toEpochDay()
                : Math.min(advance(id, day + 1, -nodes.get(id).durationDays()), day);
        return Span.work(start, day + 1, day + 1);
    }

    /** Whether both are milestones without a lag between them, and so are at the same side of a day. */
    boolean together(String predecessor, Link link, String successor) {
        return milestone(predecessor) && milestone(successor) && link.lagDays() == 0;
    }

    /** The moment to which the predecessor holds a successor that it is together with. */
    long passedOn(String predecessor, String successor, long moment) {
        return opening(predecessor) && !opening(successor) ? moment - 1 : moment;
    }

    boolean workedAt(String id, long moment) {
        return worked(id, Math.floorDiv(moment, 2));
    }
}
