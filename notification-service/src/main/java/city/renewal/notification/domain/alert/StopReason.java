package city.renewal.notification.domain.alert;

/** Why the pipeline stopped without a notification. */
public enum StopReason {
    ACKNOWLEDGED,
    RESOLVED,
    /** The unit claims that it is done; the clock stands still until the claim is checked. */
    CLAIMED,
    /** Another alert inhibits it, or work is suspended: it waits until that ends. */
    INHIBITED,
    SILENCED,
    OUTSIDE_HOURS,
    /** The person on this level is not in the directory, or inactive: the next level is notified. */
    UNKNOWN_PERSON,
    /** The supervision office was notified: there is no higher level. */
    NOBODY_ABOVE
}
