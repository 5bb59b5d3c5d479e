package city.renewal.notification.domain.escalation;

/** The three colours of an order (三色督办单): how late it comes. */
public enum OrderColour {
    /** A date draws near. */
    BLUE("蓝色", "即将到期", "date draws near"),
    /** Work lags behind its plan. */
    YELLOW("黄色", "进度滞后", "behind plan"),
    /** It is overdue. */
    RED("红色", "逾期", "overdue");

    private final String chinese;
    private final String meaning;
    private final String english;

    OrderColour(String chinese, String meaning, String english) {
        this.chinese = chinese;
        this.meaning = meaning;
        this.english = english;
    }

    /** Such as 红色. */
    public String chinese() {
        return chinese;
    }

    /** Such as 逾期. */
    public String meaning() {
        return meaning;
    }

    /** The meaning in English. */
    public String english() {
        return english;
    }
}
