package city.renewal.progress.domain;

import city.renewal.events.Money;

/**
 * What a group of a ranking (赛马) is measured by.
 *
 * @param onTime nodes done on time
 * @param late nodes done late, or overdue
 * @param lateDays natural days by which these were or are late, together
 * @param demanded nodes on which reports are demanded now
 * @param missing of these, those that nobody reported on in time
 * @param paid within the programme's year
 * @param planned for it
 * @param told alerts that somebody was told of
 * @param answered of these, those that were answered on the day on which they were first told
 * @param problemsOnTime problems mended on time
 * @param problemsLate problems mended late, or overdue
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
        int told,
        int answered,
        int problemsOnTime,
        int problemsLate) {
    /** Without any problem. */
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
            int told,
            int answered) {
        this(key, name, onTime, late, lateDays, demanded, missing, paid, planned, told, answered, 0, 0);
    }

    /** Without any alert or problem. */
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

    /** The same with these problems. */
    public RankingTally withProblems(int mendedOnTime, int mendedLate) {
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
                told,
                answered,
                mendedOnTime,
                mendedLate);
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
                told + other.told,
                answered + other.answered,
                problemsOnTime + other.problemsOnTime,
                problemsLate + other.problemsLate);
    }
}
