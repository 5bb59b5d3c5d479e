package city.renewal.notification.domain;

import city.renewal.notification.domain.rules.AlertKinds;

/** What an alert is about. Which of them are on, and how grave they are, is said by {@link AlertKinds}. */
public enum AlertKind {
    /** The date has passed and it is not done. Always on. */
    OVERDUE(Severity.CRITICAL, "节点逾期", "Overdue"),
    /** The forecast misses the date. */
    FORECAST_LATE(Severity.WARNING, "预计逾期", "Forecast to be late"),
    /** The date is so many days ahead. */
    DUE_SOON(Severity.INFO, "临近到期", "Due soon"),
    /** Nobody has reported within the reporting interval (汇报频次). */
    REPORT_MISSING(Severity.WARNING, "逾期未报", "Report missing"),
    /** The person named has not signed for it in time (签收). */
    UNSIGNED(Severity.WARNING, "逾期未签收", "Responsibility not signed for"),
    /** A claim that it is done was sent back again. */
    RETURNED_AGAIN(Severity.WARNING, "多次退回", "Returned again"),
    /** A request for a later date has waited too long for a decision (延期申请). */
    EXTENSION_WAITING(Severity.WARNING, "延期申请待批", "Extension waits for a decision"),
    /** Work on the project has stood still too long (停工令). */
    SUSPENDED_LONG(Severity.WARNING, "停工过久", "Suspended too long"),
    /** Overdue nodes stay without an alert: our own watchdog calls. Not to be switched. */
    WATCHDOG(Severity.CRITICAL, "预警缺失", "Overdue nodes without an alert"),
    /** A unit was given a supervision order (督办单). These five are told, and raise no alert. */
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

    AlertKind(Severity severity, String nameZh, String nameEn) {
        this.severity = severity;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
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

    /** Whether an alert is about one due date of its node, so that another date makes another alert. */
    public boolean isAboutTheDate() {
        return switch (this) {
            case OVERDUE, FORECAST_LATE, DUE_SOON -> true;
            case REPORT_MISSING, UNSIGNED, RETURNED_AGAIN, EXTENSION_WAITING, SUSPENDED_LONG, WATCHDOG -> false;
            case ORDER_ISSUED, ORDER_REPLIED, ORDER_RETURNED, ORDER_CLOSED, ORDER_UNANSWERED -> false;
        };
    }

    /** Whether rules say if it is on: an overdue node always has its alert. */
    public boolean isSwitched() {
        return this != OVERDUE && this != WATCHDOG && !isAboutAnOrder();
    }

    /** Whether it speaks of a supervision order, which has a climb of its own. */
    public boolean isAboutAnOrder() {
        return switch (this) {
            case ORDER_ISSUED, ORDER_REPLIED, ORDER_RETURNED, ORDER_CLOSED, ORDER_UNANSWERED -> true;
            case OVERDUE, FORECAST_LATE, DUE_SOON, REPORT_MISSING, UNSIGNED, RETURNED_AGAIN -> false;
            case EXTENSION_WAITING, SUSPENDED_LONG, WATCHDOG -> false;
        };
    }
}
