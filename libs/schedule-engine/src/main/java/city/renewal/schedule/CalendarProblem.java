package city.renewal.schedule;

/**
 * Why a calendar is refused, and where.
 *
 * @param calendarId the calendar whose rules are refused
 * @param path the field of its {@link CalendarRules}, such as {@code days.2101-01-01}
 * @param message says what was expected and what was found
 */
public record CalendarProblem(String calendarId, String path, Code code, String message) {
    /** The kinds of problems; names are stable. */
    public enum Code {
        /** A value that must be there is missing. */
        REQUIRED,
        /** A value is longer than it may be. */
        VALUE_OUT_OF_RANGE,
        /** Two rules have one id. */
        DUPLICATE_ID,
        /** The id is that of a built-in calendar that can't be changed. */
        RESERVED_ID,
        /** There is no calendar that the days could be laid over. */
        UNKNOWN_BASE,
        /** A day or a year lies outside 1990–2100. */
        DATE_OUT_OF_RANGE,
        /** A year would be left without a single workday. */
        YEAR_WITHOUT_WORKDAY
    }
}
