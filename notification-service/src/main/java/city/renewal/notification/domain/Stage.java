package city.renewal.notification.domain;

/** The stages that an alert passes before somebody is told, in their order; each stops with a reason. */
public enum Stage {
    /** Whether the alert is to climb at all. */
    ESCALATE,
    /** Which policy holds, and whom its next step notifies. */
    ROUTE,
    /** Whether something graver, or a suspension, stands for it. */
    INHIBIT,
    /** Whether somebody ordered that it be held back. */
    SILENCE,
    /** Whether it is told by itself, or together with others. */
    GROUP,
    /** Whether it is an hour at which the recipient is told. */
    HOURS,
    /** Whether the decision was made before. */
    DEDUP,
    /** Whether its message was stored for every channel. */
    DELIVER,
    /** Whether the step gives the unit a supervision order (督办单). */
    ORDER
}
