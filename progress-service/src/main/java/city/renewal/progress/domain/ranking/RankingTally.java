package city.renewal.progress.domain.ranking;

import city.renewal.events.Money;

/**
 * The counts by which a group of a ranking (赛马) is measured.
 *
 * @param onTime nodes done on time
 * @param late nodes done late, or overdue
 * @param lateDays the sum of natural days by which these were or are late
 * @param demanded nodes for which reports are expected now
 * @param missing those of them without a report in time
 * @param paid within the programme's year
 * @param planned for the programme's year
 * @param notified alerts for which a notification was sent
 * @param acknowledgedSameDay those of them that were acknowledged on the day of the first notification
 * @param problemsOnTime problems rectified on time
 * @param problemsLate problems rectified late, or overdue
 */
public record RankingTally(
        String key,
        String name,
        int onTime,
        int late,
        int lateDays,
        int demanded,
        int missing,
        Money paid,
        Money planned,
        int notified,
        int acknowledgedSameDay,
        int problemsOnTime,
        int problemsLate) {
    /** A tally without problems. */
    public RankingTally(
            String key,
            String name,
            int onTime,
            int late,
            int lateDays,
            int demanded,
            int missing,
            Money paid,
            Money planned,
            int notified,
            int acknowledgedSameDay) {
        this(key, name, onTime, late, lateDays, demanded, missing, paid, planned, notified, acknowledgedSameDay, 0, 0);
    }

    /** A tally without alerts and problems. */
    public RankingTally(
            String key,
            String name,
            int onTime,
            int late,
            int lateDays,
            int demanded,
            int missing,
            Money paid,
            Money planned) {
        this(key, name, onTime, late, lateDays, demanded, missing, paid, planned, 0, 0);
    }

    public static RankingTally none(String key, String name) {
        return new RankingTally(key, name, 0, 0, 0, 0, 0, Money.ZERO, Money.ZERO);
    }

    /** The same tally with these problems. */
    public RankingTally withProblems(int rectifiedOnTime, int rectifiedLate) {
        return new RankingTally(
                key,
                name,
                onTime,
                late,
                lateDays,
                demanded,
                missing,
                paid,
                planned,
                notified,
                acknowledgedSameDay,
                rectifiedOnTime,
                rectifiedLate);
    }

    public RankingTally plus(RankingTally other) {
        return new RankingTally(
                key,
                name,
                onTime + other.onTime,
                late + other.late,
                lateDays + other.lateDays,
                demanded + other.demanded,
                missing + other.missing,
                paid.plus(other.paid),
                planned.plus(other.planned),
                notified + other.notified,
                acknowledgedSameDay + other.acknowledgedSameDay,
                problemsOnTime + other.problemsOnTime,
                problemsLate + other.problemsLate);
    }
}
