package city.renewal.notification.domain;

/** The ladder that an unanswered alert climbs; a level is a rung's number, and means the same for every alert. */
public enum Rung {
    OWNER(1),
    UNIT(2),
    LEADER(3),
    HEADQUARTERS(4),
    SUPERVISION_OFFICE(5);

    private final int level;

    Rung(int level) {
        this.level = level;
    }

    public int level() {
        return level;
    }

    /** The rung of a level, 1 for the lowest. */
    static Rung at(int level) {
        return values()[level - 1];
    }
}
