package city.renewal.events;

/** What is implausible in a site report. A flag is shown to those who check; it never refuses the report. */
public enum ReportFlag {
    /** The report's position, or a photo's, is far from the project's location, or outside its area when it has none. */
    FAR_AWAY,
    /** A photo is the same picture as one of another report, perhaps cropped, scaled or encoded anew. */
    PHOTO_REUSED,
    /** A photo was taken long before the report was observed. */
    PHOTO_OLD,
    /** The device's clock was off when it sent the report. */
    CLOCK_OFF,
    /** Progress rose by a great part within a day. */
    JUMP,
    /** Progress went backwards. */
    BACKWARDS,
    /** All reports of a month came from one spot. */
    SAME_SPOT
}
