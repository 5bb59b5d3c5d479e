package city.renewal.notification.domain;

/** What a message tells of: an alert of some {@linkplain AlertKind kind}, or what became of a supervision order (督办单). */
public enum MessageKind {
    OVERDUE(Severity.CRITICAL, "节点逾期", "Overdue"),
    FORECAST_LATE(Severity.WARNING, "预计逾期", "Forecast to be late"),
    DUE_SOON(Severity.INFO, "即将到期", "Due soon"),
    REPORT_MISSING(Severity.WARNING, "逾期未报", "Report missing"),
    UNSIGNED(Severity.WARNING, "逾期未签收", "Responsibility not signed for"),
    RETURNED_AGAIN(Severity.WARNING, "多次退回", "Returned again"),
    EXTENSION_WAITING(Severity.WARNING, "延期申请待批", "Extension waits for a decision"),
    SUSPENDED_LONG(Severity.WARNING, "停工过久", "Suspended too long"),
    OBJECTED(Severity.WARNING, "签收异议", "Objection"),
    BLOCKS_NODES(Severity.WARNING, "制约节点", "Blocks nodes"),
    WATCHDOG(Severity.CRITICAL, "预警缺失", "Overdue nodes without an alert"),
    /** A unit was given a supervision order. An order climbs by itself: these five are told, and raise no alert. */
    ORDER_ISSUED(Severity.CRITICAL, "收到督办单", "Supervision order"),
    /** The unit answered its order. */
    ORDER_REPLIED(Severity.WARNING, "督办单已答复", "Order answered"),
    /** The unit's answer was sent back. */
    ORDER_RETURNED(Severity.CRITICAL, "督办答复被退回", "Answer sent back"),
    /** An order was filed. */
    ORDER_CLOSED(Severity.INFO, "督办单办结", "Order filed"),
    /** An order's answer is overdue. */
    ORDER_UNANSWERED(Severity.CRITICAL, "督办单逾期未复", "Order unanswered");

    private final Severity severity;
    private final String nameZh;
    private final String nameEn;

    MessageKind(Severity severity, String nameZh, String nameEn) {
        this.severity = severity;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
    }

    /** Whether it tells of a supervision order. */
    boolean isOfOrder() {
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
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }
}
