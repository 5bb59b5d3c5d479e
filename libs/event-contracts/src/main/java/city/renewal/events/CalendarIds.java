package city.renewal.events;

/** The two calendars that are there without anybody having set them. */
public final class CalendarIds {
    /** Every day counts, as construction is planned (自然日). */
    public static final String NATURAL = "NATURAL";

    /** The State Council's working days (工作日), as approvals are counted. */
    public static final String WORKING = "WORKING";

    private CalendarIds() {}
}
