package city.renewal.project.domain.report;

/**
 * The reason for rejecting a report; a retry gives the same result.
 *
 * @param message names the field and says what to do
 */
public record ReportRefusal(Code code, String message) {
    /** Stable names of the reasons. */
    public enum Code {
        /** A field is missing, unknown or invalid. */
        INVALID,
        /** The project does not exist, or the reporter may not know of it. */
        UNKNOWN_PROJECT,
        /** The node belongs to another unit or another person. */
        NOT_ALLOWED,
        /** The project was withdrawn from its programme. */
        PROJECT_WITHDRAWN,
        /** Another report has this id. */
        ID_REUSED,
        /** The observation time is too far after the time of receipt. */
        OBSERVED_IN_FUTURE,
        /** The observation time is before the platform existed. */
        OBSERVED_TOO_EARLY,
        /** Its quantity is in another unit than the plan's. */
        UNIT_MISMATCH,
        /** Its percent and its quantity contradict each other. */
        QUANTITY_CONTRADICTS_PERCENT,
        /** Progress goes backwards, and no reason is given. */
        REASON_REQUIRED
    }

    /** The code, followed by the message. */
    public String sentence() {
        return code + ": " + message;
    }
}
