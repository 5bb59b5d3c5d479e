package city.renewal.notification.domain;

/** Why nobody (further) is told. */
public enum StopReason {
    /** This level of this matter was decided and recorded before. */
    ALREADY_TOLD,
    ACKNOWLEDGED,
    RESOLVED,
    /** The supervision office has it: there is nobody above. */
    NOBODY_ABOVE
}
