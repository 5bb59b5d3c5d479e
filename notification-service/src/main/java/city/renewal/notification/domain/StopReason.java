package city.renewal.notification.domain;

/** Why nobody (further) is told. */
public enum StopReason {
    ACKNOWLEDGED,
    RESOLVED,
    /** The unit says it is done; the clock stands still until somebody has checked. */
    CLAIMED,
    SILENCED,
    OUTSIDE_HOURS,
    /** The supervision office has it: there is nobody above. */
    NOBODY_ABOVE
}
