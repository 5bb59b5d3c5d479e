package city.renewal.notification.domain;

/** The stages that an alert passes before a notification, in their order; each stops with a reason. */
public enum Stage {
    /** Whether the alert may escalate. */
    ESCALATE,
    /** Which policy holds, and whom its next step notifies. */
    ROUTE,
    /** Whether another alert or a suspension inhibits it. */
    INHIBIT,
    /** Whether a silence covers it. */
    SILENCE,
    /** Whether it has a message of its own, or shares one with others. */
    GROUP,
    /** Whether it is within the recipient's hours. */
    HOURS,
    /** Whether the decision was made before. */
    DEDUP,
    /** Whether its message was stored for every channel. */
    DELIVER,
    /** Whether the step gives the unit a supervision order (督办单). */
    ORDER
}
