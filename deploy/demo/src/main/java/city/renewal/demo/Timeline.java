package city.renewal.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays the steps of a kind out between two days: each takes its share, an overlapping one begins when four tenths of the
 * one before have passed. Durations leave some air within their spans, as plans that are meant to hold do.
 */
final class Timeline {

    private static final double AIR = 0.9;
    /** Five days in seven, less some for the holidays. */
    private static final double WORKING_DAYS = 0.6;

    private Timeline() {}

    /** @param lag days after the start of the step before; only for overlapping steps */
    record Span(WorkStep step, LocalDate start, LocalDate finish, int days, int lag) {}

    static List<Span> lay(List<WorkStep> steps, LocalDate start, LocalDate finish) {
        var from = new ArrayList<Double>();
        var to = new ArrayList<Double>();
        double cursor = 0;
        for (var step : steps) {
            double begin = cursor;
            if (step.link() == WorkStep.Link.OVERLAPPING) {
                double previous = from.getLast();
                begin = previous + 0.4 * (cursor - previous);
                cursor = Math.max(cursor, begin + step.share());
            } else {
                cursor += step.share();
            }
            from.add(begin);
            to.add(cursor);
        }
        long days = ChronoUnit.DAYS.between(start, finish);
        var spans = new ArrayList<Span>();
        for (int index = 0; index < steps.size(); index++) {
            var step = steps.get(index);
            var first = start.plusDays(Math.round(from.get(index) / cursor * days) + (index == 0 ? 0 : 1));
            var last = start.plusDays(Math.round(to.get(index) / cursor * days));
            spans.add(span(step, first, last, spans));
        }
        return spans;
    }

    private static Span span(WorkStep step, LocalDate first, LocalDate last, List<Span> before) {
        if (step.dayCount() == WorkStep.DayCount.MILESTONE) {
            return new Span(step, last, last, 0, 0);
        }
        long whole = Math.max(1, ChronoUnit.DAYS.between(first, last) + 1);
        int days = (int)
                Math.max(1, Math.floor(whole * (step.dayCount() == WorkStep.DayCount.PERMIT ? WORKING_DAYS : AIR)));
        int lag = step.link() == WorkStep.Link.OVERLAPPING
                ? (int) (ChronoUnit.DAYS.between(before.getLast().start(), first) * AIR)
                : 0;
        return new Span(step, first, last, days, lag);
    }
}
