package city.renewal.demo;

/**
 * A step that projects of one kind take.
 *
 * @param share how much of the project's time it takes, relative to the others; 0 for a milestone
 */
record Step(String name, int share, Pace pace, Link link, String reportEvery, int weight) {

    /** How a step's days count. */
    enum Pace {
        /** Approvals: working days. */
        PERMIT,
        /** Work on site or at a desk: natural days. */
        WORK,
        MILESTONE
    }

    /** How it follows the step before it. */
    enum Link {
        AFTER,
        /** 压茬推进: it begins before the step before it has ended. */
        OVERLAPPING
    }

    static Step permit(String name, int share) {
        return new Step(name, share, Pace.PERMIT, Link.AFTER, "半月", 1);
    }

    static Step work(String name, int share) {
        return new Step(name, share, Pace.WORK, Link.AFTER, "周", 2);
    }

    static Step desk(String name, int share) {
        return new Step(name, share, Pace.WORK, Link.AFTER, "半月", 1);
    }

    static Step overlapping(String name, int share) {
        return new Step(name, share, Pace.WORK, Link.OVERLAPPING, "周", 2);
    }

    static Step milestone(String name) {
        return new Step(name, 0, Pace.MILESTONE, Link.AFTER, "月", 1);
    }
}
