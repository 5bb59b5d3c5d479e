package city.renewal.notification.domain.recipient;

/** The levels that an unanswered alert escalates through; a level has the same number for every alert. */
public enum EscalationLevel {
    OWNER(1),
    UNIT(2),
    LEADER(3),
    HEADQUARTERS(4),
    SUPERVISION_OFFICE(5);

    private final int number;

    EscalationLevel(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** The level of that number, 1 for the lowest. */
    public static EscalationLevel of(int number) {
        return values()[number - 1];
    }
}
