package city.renewal.demo;

/**
 * A step that projects of one kind take.
 *
 * @param share how much of the project's time it takes, relative to the others; 0 for a milestone
 */
record WorkStep(String name, int share, DayCount dayCount, Link link, String reportEvery, int weight) {

    /** The calendar in which a step's days count. */
    enum DayCount {
        /** Approvals: working days. */
        PERMIT,
        /** Work on site or at a desk: natural days. */
        WORK,
        MILESTONE
    }

    /** The link to the step before it. */
    enum Link {
        AFTER,
        /** 压茬推进: it begins before the step before it has ended. */
        OVERLAPPING
    }

    static WorkStep permit(String name, int share) {
        return new WorkStep(name, share, DayCount.PERMIT, Link.AFTER, "半月", 1);
    }

    static WorkStep work(String name, int share) {
        return new WorkStep(name, share, DayCount.WORK, Link.AFTER, "周", 2);
    }

    static WorkStep desk(String name, int share) {
        return new WorkStep(name, share, DayCount.WORK, Link.AFTER, "半月", 1);
    }

    static WorkStep overlapping(String name, int share) {
        return new WorkStep(name, share, DayCount.WORK, Link.OVERLAPPING, "周", 2);
    }

    static WorkStep milestone(String name) {
        return new WorkStep(name, 0, DayCount.MILESTONE, Link.AFTER, "月", 1);
    }
}
