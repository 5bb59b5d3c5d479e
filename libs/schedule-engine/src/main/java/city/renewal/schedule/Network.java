package city.renewal.schedule;

/** A plan with its calendars at hand: the calendar of each node, and so of the lags of the links that leave it. */
final class Network {
    final Plan plan;
    final Links links;
    final int[] duration;
    private final WorkCalendar[] calendars;
    private final int[] calendarOf;

    Network(Plan plan, Calendars calendars) {
        this.plan = plan;
        this.links = plan.links;
        this.duration = plan.duration;
        this.calendarOf = plan.calendarOf;
        this.calendars = plan.calendarIds.stream().map(calendars::get).toArray(WorkCalendar[]::new);
    }

    int size() {
        return duration.length;
    }

    WorkCalendar calendar(int node) {
        return calendars[calendarOf[node]];
    }

    boolean isMilestone(int node) {
        return duration[node] == 0;
    }
}
