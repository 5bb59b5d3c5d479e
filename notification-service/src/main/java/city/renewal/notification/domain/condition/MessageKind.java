package city.renewal.notification.domain.condition;

import city.renewal.events.ChineseTerms;

/** What a message is about: an alert of some {@linkplain AlertKind kind}, or a change of a supervision order (督办单). */
public enum MessageKind {
    OVERDUE(Severity.CRITICAL, "Overdue"),
    FORECAST_LATE(Severity.WARNING, "Forecast to be late"),
    DUE_SOON(Severity.INFO, "Due soon"),
    REPORT_MISSING(Severity.WARNING, "Report missing"),
    UNSIGNED(Severity.WARNING, "Responsibility not signed for"),
    RETURNED_AGAIN(Severity.WARNING, "Returned again"),
    EXTENSION_WAITING(Severity.WARNING, "Extension waits for a decision"),
    SUSPENDED_LONG(Severity.WARNING, "Suspended too long"),
    OBJECTED(Severity.WARNING, "Objection"),
    BLOCKS_NODES(Severity.WARNING, "Blocks nodes"),
    WATCHDOG(Severity.CRITICAL, "Overdue nodes without an alert"),
    /** A unit was given a supervision order. Orders escalate by themselves: these five kinds are sent without an alert. */
    ORDER_ISSUED(Severity.CRITICAL, "Supervision order"),
    /** The unit answered its order. */
    ORDER_REPLIED(Severity.WARNING, "Order answered"),
    /** The unit's answer was sent back. */
    ORDER_RETURNED(Severity.CRITICAL, "Answer sent back"),
    /** An order was filed. */
    ORDER_CLOSED(Severity.INFO, "Order filed"),
    /** An order's answer is overdue. */
    ORDER_UNANSWERED(Severity.CRITICAL, "Order unanswered");

    private final Severity severity;
    private final String nameEn;

    MessageKind(Severity severity, String nameEn) {
        this.severity = severity;
        this.nameEn = nameEn;
    }

    /** Whether it is about a supervision order. */
    public boolean isOfOrder() {
        return switch (this) {
            case ORDER_ISSUED, ORDER_REPLIED, ORDER_RETURNED, ORDER_CLOSED, ORDER_UNANSWERED -> true;
            case OVERDUE,
                    FORECAST_LATE,
                    DUE_SOON,
                    REPORT_MISSING,
                    UNSIGNED,
                    RETURNED_AGAIN,
                    EXTENSION_WAITING,
                    SUSPENDED_LONG,
                    OBJECTED,
                    BLOCKS_NODES,
                    WATCHDOG -> false;
        };
    }

    /** Unless the rules say otherwise. */
    public Severity severity() {
        return severity;
    }

    public String nameZh() {
        return this == OVERDUE ? "节点逾期" : ChineseTerms.of(this);
    }

    public String nameEn() {
        return nameEn;
    }
}
