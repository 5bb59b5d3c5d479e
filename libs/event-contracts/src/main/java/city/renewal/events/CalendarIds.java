package city.renewal.events;

/** Ids of the two built-in calendars. */
public final class CalendarIds {
    /** Every day counts, as in construction planning (自然日). */
    public static final String NATURAL = "NATURAL";

    /** The State Council's working days (工作日), as for approvals. */
    public static final String WORKING = "WORKING";

    private CalendarIds() {}
}
