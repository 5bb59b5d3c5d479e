package city.renewal.schedule;

/**
 * A reason for refusing a calendar.
 *
 * @param calendarId the calendar whose rules are refused
 * @param path the field of its {@link CalendarRules}, such as {@code days.2101-01-01}
 * @param message the expected and the found value
 */
public record CalendarProblem(String calendarId, String path, Code code, String message) {
    /** Types of problems; the names are stable. */
    public enum Code {
        /** A required value is missing. */
        REQUIRED,
        /** A value is too long. */
        VALUE_OUT_OF_RANGE,
        /** Two rules have the same id. */
        DUPLICATE_ID,
        /** The id belongs to a built-in calendar that can't be changed. */
        RESERVED_ID,
        /** The base calendar does not exist. */
        UNKNOWN_BASE,
        /** A day or a year lies outside 1990–2100. */
        DATE_OUT_OF_RANGE,
        /** A year has no workday. */
        YEAR_WITHOUT_WORKDAY
    }
}
