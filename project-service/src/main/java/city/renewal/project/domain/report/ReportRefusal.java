package city.renewal.project.domain.report;

/**
 * Why a report is not taken; sending it again as it is does not help.
 *
 * @param message names the field and says what to do
 */
public record ReportRefusal(Code code, String message) {
    /** Stable names of the reasons. */
    public enum Code {
        /** A field is missing, unknown or not as expected. */
        INVALID,
        /** There is no such project, or the reporter may not know of it. */
        UNKNOWN_PROJECT,
        /** The node belongs to another unit or another person. */
        NOT_ALLOWED,
        /** The project was taken out of its programme. */
        PROJECT_WITHDRAWN,
        /** Another report has this id. */
        ID_REUSED,
        /** It says that it was observed long after it was received. */
        OBSERVED_IN_FUTURE,
        /** It says that it was observed before there was this platform. */
        OBSERVED_TOO_EARLY,
        /** Its quantity is in another unit than the plan's. */
        UNIT_MISMATCH,
        /** Its percent and its quantity say different things. */
        QUANTITY_CONTRADICTS_PERCENT,
        /** Progress goes backwards, and no reason is given. */
        REASON_REQUIRED
    }

    /** The sentence for a person, with the code before it. */
    public String sentence() {
        return code + ": " + message;
    }
}
