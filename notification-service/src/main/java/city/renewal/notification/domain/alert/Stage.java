package city.renewal.notification.domain.alert;

/** The stages that an alert passes before a notification, in their order; each stops with a reason. */
public enum Stage {
    /** Checks whether the alert may escalate. */
    ESCALATE,
    /** Selects the policy and the recipient of its next step. */
    ROUTE,
    /** Checks whether another alert or a suspension inhibits it. */
    INHIBIT,
    /** Checks whether a silence covers it. */
    SILENCE,
    /** Decides whether it gets a message of its own or joins a group. */
    GROUP,
    /** Checks whether it is within the recipient's hours. */
    HOURS,
    /** Completed what a crash of a former version had left of a decision; only in alerts from then. */
    DEDUP,
    /** Stores its message for every channel. */
    DELIVER,
    /** Issues the step's supervision order (督办单), if it has one. */
    ORDER
}
