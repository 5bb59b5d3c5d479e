package city.renewal.demo;

/**
 * The performance of a street or a unit, as probabilities.
 *
 * @param stuck that a project has a node that is overdue today
 * @param deeply that, of a stuck project, the node before the last promised one is open still
 * @param longestOverdue for how many days a project stays stuck
 * @param late that a finished node was finished late
 * @param silent that nobody reported on a running node when they should have
 * @param push by how many per cent its running work is ahead of the plan; negative: behind
 */
record PerformanceProfile(double stuck, double deeply, int longestOverdue, double late, double silent, int push) {

    static final PerformanceProfile USUAL = new PerformanceProfile(0.66, 0.4, 60, 0.13, 0.10, 2);
    static final PerformanceProfile AHEAD = new PerformanceProfile(0.08, 0.1, 20, 0.03, 0.02, 14);
    static final PerformanceProfile BEHIND = new PerformanceProfile(0.97, 0.8, 100, 0.34, 0.28, -12);
}
