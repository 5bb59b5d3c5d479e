package city.renewal.notification.domain;

/** Why nobody (further) is told. */
public enum StopReason {
    ACKNOWLEDGED,
    RESOLVED,
    /** The unit says it is done; the clock stands still until somebody has checked. */
    CLAIMED,
    /** Something graver is open, or work stands still: it waits until that is over. */
    INHIBITED,
    SILENCED,
    OUTSIDE_HOURS,
    /** The directory doesn't know whoever stands on this level, or has them inactive: the next level is told. */
    UNKNOWN_PERSON,
    /** The supervision office has it: there is nobody above. */
    NOBODY_ABOVE
}
