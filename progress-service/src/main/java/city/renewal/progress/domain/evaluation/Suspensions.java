package city.renewal.progress.domain.evaluation;

import city.renewal.events.Suspension;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The periods in which work on a project's nodes is suspended (停工令). Orders that overlap, or follow each other without
 * a day of work, count as one interval.
 */
final class Suspensions {
    /** From a day (inclusive) until a day (exclusive). */
    record Interval(LocalDate from, LocalDate until) {
        boolean covers(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(until);
        }
    }

    private final List<Suspension> all;

    Suspensions(List<Suspension> all) {
        this.all = all;
    }

    /** The suspension that contains the day; null: none. */
    @Nullable
    Interval on(String nodeId, LocalDate day) {
        return intervals(nodeId).stream()
                .filter(each -> each.covers(day))
                .findFirst()
                .orElse(null);
    }

    /** The last day on which work was resumed, up to and including this day; null: work was not suspended before. */
    @Nullable
    LocalDate resumedBy(String nodeId, LocalDate day) {
        return intervals(nodeId).stream()
                .map(Interval::until)
                .filter(until -> !until.isAfter(day))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The order that suspends all work on the project on this day, the earliest of several; null: none. */
    @Nullable
    Suspension standstill(LocalDate day) {
        return all.stream()
                .filter(each -> each.nodeIds().isEmpty() && !each.from().isAfter(day))
                .filter(each -> each.resumedOn() == null || each.resumedOn().isAfter(day))
                .min(Comparator.comparing(Suspension::from).thenComparing(Suspension::suspensionId))
                .orElse(null);
    }

    /** Whether a suspension starts or ends after this day. */
    boolean changeAfter(LocalDate day) {
        return all.stream().anyMatch(each -> {
            var resumed = each.resumedOn();
            return each.from().isAfter(day) || (resumed != null && resumed.isAfter(day));
        });
    }

    private List<Interval> intervals(String nodeId) {
        var intervals = new ArrayList<Interval>();
        all.stream()
                .filter(each -> each.covers(nodeId))
                .map(each -> new Interval(each.from(), each.resumedOn() == null ? LocalDate.MAX : each.resumedOn()))
                .filter(each -> each.from().isBefore(each.until()))
                .sorted(Comparator.comparing(Interval::from))
                .forEach(next -> join(intervals, next));
        return intervals;
    }

    private static void join(List<Interval> intervals, Interval next) {
        if (intervals.isEmpty() || intervals.getLast().until().isBefore(next.from())) {
            intervals.add(next);
            return;
        }
        var last = intervals.removeLast();
        intervals.add(new Interval(last.from(), last.until().isBefore(next.until()) ? next.until() : last.until()));
    }
}
