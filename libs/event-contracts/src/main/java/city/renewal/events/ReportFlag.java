package city.renewal.events;

/**
 * An implausible property of a site report. A flag is shown to reviewers; it never causes the report to be refused.
 */
public enum ReportFlag {
    /**
     * The position of the report or of a photo is far from the project's location, or outside its area if the project
     * has no location.
     */
    FAR_AWAY,
    /** A photo shows the same picture as a photo of another report, possibly cropped, scaled or re-encoded. */
    PHOTO_REUSED,
    /** A photo was taken long before the observation. */
    PHOTO_OLD,
    /** The device's clock was wrong when it sent the report. */
    CLOCK_OFF,
    /** Progress rose by a large part within a day. */
    JUMP,
    /** Progress decreased. */
    BACKWARDS,
    /** All reports of a month came from one position. */
    SAME_SPOT
}
