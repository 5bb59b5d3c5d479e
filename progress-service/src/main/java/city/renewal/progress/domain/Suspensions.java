package city.renewal.progress.domain;

import city.renewal.events.Suspension;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When work on a project's nodes stands still (停工令). Orders that overlap or follow each other without a day of work
 * between count as one stretch.
 */
final class Suspensions {
    /** From a day up to and without another. */
    record Stretch(LocalDate from, LocalDate until) {
        boolean covers(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(until);
        }
    }

    private final List<Suspension> all;

    Suspensions(List<Suspension> all) {
        this.all = all;
    }

    /** The stretch without work that the day lies in; null: work goes on. */
    @Nullable
    Stretch on(String nodeId, LocalDate day) {
        return stretches(nodeId).stream()
                .filter(each -> each.covers(day))
                .findFirst()
                .orElse(null);
    }

    /** The day on which work last went on again, up to and with this day; null: it has not stood still before. */
    @Nullable
    LocalDate resumedBy(String nodeId, LocalDate day) {
        return stretches(nodeId).stream()
                .map(Stretch::until)
                .filter(until -> !until.isAfter(day))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The order by which all work on the project stands still on this day, the first of several; null: there is none. */
    @Nullable
    Suspension standstill(LocalDate day) {
        return all.stream()
                .filter(each -> each.nodeIds().isEmpty() && !each.from().isAfter(day))
                .filter(each -> each.resumedOn() == null || each.resumedOn().isAfter(day))
                .min(Comparator.comparing(Suspension::from).thenComparing(Suspension::suspensionId))
                .orElse(null);
    }

    /** Whether time alone makes a suspension begin or end after this day. */
    boolean changeAfter(LocalDate day) {
        return all.stream().anyMatch(each -> {
            var resumed = each.resumedOn();
            return each.from().isAfter(day) || (resumed != null && resumed.isAfter(day));
        });
    }

    private List<Stretch> stretches(String nodeId) {
        var stretches = new ArrayList<Stretch>();
        all.stream()
                .filter(each -> each.covers(nodeId))
                .map(each -> new Stretch(each.from(), each.resumedOn() == null ? LocalDate.MAX : each.resumedOn()))
                .filter(each -> each.from().isBefore(each.until()))
                .sorted(Comparator.comparing(Stretch::from))
                .forEach(next -> join(stretches, next));
        return stretches;
    }

    private static void join(List<Stretch> stretches, Stretch next) {
        if (stretches.isEmpty() || stretches.getLast().until().isBefore(next.from())) {
            stretches.add(next);
            return;
        }
        var last = stretches.removeLast();
        stretches.add(new Stretch(last.from(), last.until().isBefore(next.until()) ? next.until() : last.until()));
    }
}
