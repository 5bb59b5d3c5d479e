package city.renewal.notification.domain.condition;

import city.renewal.notification.domain.recipient.EscalationLevel;

/** What an alert is about. {@link AlertKinds} says which kinds are on, and their severities. */
public enum AlertKind {
    /** The date has passed and it is not done. Always on. */
    OVERDUE(MessageKind.OVERDUE),
    /** The forecast misses the date. */
    FORECAST_LATE(MessageKind.FORECAST_LATE),
    /** The date is so many days ahead. */
    DUE_SOON(MessageKind.DUE_SOON),
    /** No report came within the reporting interval (汇报频次). */
    REPORT_MISSING(MessageKind.REPORT_MISSING),
    /** The person named has not signed for it in time (签收). */
    UNSIGNED(MessageKind.UNSIGNED),
    /** A claim that it is done was sent back again. */
    RETURNED_AGAIN(MessageKind.RETURNED_AGAIN),
    /** A request for a later date has waited too long for a decision (延期申请). */
    EXTENSION_WAITING(MessageKind.EXTENSION_WAITING),
    /** Work on the project has stood still too long (停工令). */
    SUSPENDED_LONG(MessageKind.SUSPENDED_LONG),
    /** The person named objected to being named (签收异议): notifies their leader. Always on. */
    OBJECTED(MessageKind.OBJECTED),
    /** An open problem holds up nodes (要素保障): notifies its leader of which. */
    BLOCKS_NODES(MessageKind.BLOCKS_NODES),
    /** Overdue nodes have no alert: raised by the watchdog. Cannot be switched off. */
    WATCHDOG(MessageKind.WATCHDOG);

    private final MessageKind messageKind;

    AlertKind(MessageKind messageKind) {
        this.messageKind = messageKind;
    }

    /** The kind of alert that a message is about; messages about orders have none. */
    public static AlertKind of(MessageKind messageKind) {
        return valueOf(messageKind.name());
    }

    /** The kind of its messages. */
    public MessageKind messageKind() {
        return messageKind;
    }

    /** Unless the rules say otherwise. */
    public Severity severity() {
        return messageKind.severity();
    }

    public String nameZh() {
        return messageKind.nameZh();
    }

    /** Whether an alert is about one due date of its node, so that another date makes another alert. */
    public boolean isAboutTheDate() {
        return switch (this) {
            case OVERDUE, FORECAST_LATE, DUE_SOON -> true;
            case REPORT_MISSING,
                    UNSIGNED,
                    RETURNED_AGAIN,
                    EXTENSION_WAITING,
                    SUSPENDED_LONG,
                    OBJECTED,
                    BLOCKS_NODES,
                    WATCHDOG -> false;
        };
    }

    /**
     * The first level to notify: the leader for an objection and for a problem that holds up nodes, the supervision office
     * for the watchdog's alert.
     */
    public EscalationLevel firstLevel() {
        return switch (this) {
            case OBJECTED, BLOCKS_NODES -> EscalationLevel.LEADER;
            case WATCHDOG -> EscalationLevel.SUPERVISION_OFFICE;
            default -> EscalationLevel.OWNER;
        };
    }

    /** Whether the leader is notified at once as well, whatever the policy's waits, and the unit between them is skipped. */
    public boolean isRaisedToLeader() {
        return this == RETURNED_AGAIN;
    }

    /** The level above which the next recipient is sought, when a level was reached; 0 before the first notification. */
    public int escalatesAbove(int level) {
        if (level == 0) {
            return firstLevel().number() - 1;
        }
        return isRaisedToLeader() ? Math.max(level, EscalationLevel.LEADER.number() - 1) : level;
    }

    /** Whether its escalation leaves a level out. */
    public boolean skips(EscalationLevel level) {
        return isRaisedToLeader() && level == EscalationLevel.UNIT;
    }

    /** Whether it is on unless the rules say otherwise. */
    public boolean isOnByDefault() {
        return !isSwitched() || this == RETURNED_AGAIN || this == BLOCKS_NODES;
    }

    /** Whether rules say if it is on: an overdue node, and an objection, always has its alert. */
    public boolean isSwitched() {
        return this != OVERDUE && this != OBJECTED && this != WATCHDOG;
    }
}
