package city.renewal.events;

/** How a duration counts days: every day (construction) or the State Council's working days (approvals). */
public enum DayCount {
    NATURAL,
    WORKING
}
