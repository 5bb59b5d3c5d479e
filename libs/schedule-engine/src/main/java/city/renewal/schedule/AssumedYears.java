package city.renewal.schedule;

import java.util.stream.IntStream;

/** Determines which nodes' dates depend on years whose calendar is not published yet. */
final class AssumedYears {
    private AssumedYears() {}

    static boolean reaches(Schedule schedule, int node) {
        if (schedule.isDone(node)) {
            return false;
        }
        int first = first(schedule, node);
        int last = last(schedule, node);
        return assumes(schedule.network().calendar(node), first, last) || lagsReach(schedule, node);
    }

    private static int first(Schedule schedule, int node) {
        return Math.min(schedule.earliestStartDay(node), schedule.latestStartDay(node));
    }

    private static int last(Schedule schedule, int node) {
        return IntStream.of(
                        schedule.earliestFinishDay(node),
                        schedule.latestFinishDay(node),
                        schedule.forecastDay(node),
                        schedule.dueDay(node))
                .max()
                .orElseThrow();
    }

    /** Checks the lags before and after the node, each on its predecessor's calendar. */
    private static boolean lagsReach(Schedule schedule, int node) {
        var links = schedule.network().links;
        for (int link = links.into[node]; link < links.into[node + 1]; link++) {
            if (lagReaches(schedule, link)) {
                return true;
            }
        }
        for (int at = links.outOf[node]; at < links.outOf[node + 1]; at++) {
            if (lagReaches(schedule, links.out[at])) {
                return true;
            }
        }
        return false;
    }

    private static boolean lagReaches(Schedule schedule, int link) {
        var links = schedule.network().links;
        int predecessor = links.predecessor[link];
        int successor = links.successor[link];
        if (links.lag[link] == 0 || schedule.isDone(successor)) {
            return false;
        }
        int first = Math.min(first(schedule, predecessor), first(schedule, successor));
        int last = Math.max(last(schedule, predecessor), last(schedule, successor));
        return assumes(schedule.network().calendar(predecessor), first, last);
    }

    private static boolean assumes(WorkCalendar calendar, int firstDay, int lastDay) {
        return IntStream.rangeClosed(year(firstDay), year(lastDay)).anyMatch(year -> !calendar.isKnown(year));
    }

    private static int year(int day) {
        return DayAxis.date(Math.clamp(day, DayAxis.FIRST_ALLOWED_DAY, DayAxis.LAST_ALLOWED_DAY))
                .getYear();
    }
}
