package city.renewal.progress.application.figure;

import city.renewal.events.Light;
import city.renewal.events.Money;
import city.renewal.events.Problem;
import city.renewal.events.Standing;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the command centre, as the public interface shows them. Every standing and light is present, with 0 if
 * necessary.
 *
 * @param yearElapsed the elapsed share of the programme's year, with two decimals, such as "0.49"
 * @param since the main figures of past days
 */
public record Overview(
        String programme,
        Instant asOf,
        int fields,
        Projects projects,
        Investment investment,
        Nodes nodes,
        Problems problems,
        Alerts alerts,
        String yearElapsed,
        Since since) {

    public record Projects(int total, int completed) {}

    /**
     * Planned and paid.
     *
     * @param completionRate paid by planned, with two decimals; not capped at 1; null when money was paid although
     *     nothing was planned
     * @param completionRateReason why there is no rate; null when there is one
     */
    public record Investment(
            Money total,
            Money plannedThisYear,
            Money paidThisYear,
            @Nullable String completionRate,
            CompletionRate.@Nullable Reason completionRateReason) {}

    /**
     * Counts of all visible nodes.
     *
     * @param dueThisWeek open nodes that are due between Monday and Sunday of this week
     * @param unsigned open nodes that their owner has not signed
     */
    public record Nodes(
            int total, int dueThisWeek, int unsigned, Map<Standing, Integer> byStanding, Map<Light, Integer> byLight) {}

    /**
     * Counts of all visible problems.
     *
     * @param open problems that are not verified as rectified
     * @param bySource of the open ones
     */
    public record Problems(
            int total,
            int open,
            Map<Standing, Integer> byStanding,
            Map<Light, Integer> byLight,
            Map<Problem.Source, Integer> bySource) {}

    public record Alerts(int open) {}

    /**
     * The main figures at the end of past days, for comparison; null: unknown, because the programme is younger or the
     * day has only just ended.
     *
     * @param lastWeek seven days ago
     */
    public record Since(PastFigures.@Nullable Then yesterday, PastFigures.@Nullable Then lastWeek) {}

    /** The same figures with another time. */
    public Overview at(Instant instant) {
        return new Overview(
                programme, instant, fields, projects, investment, nodes, problems, alerts, yearElapsed, since);
    }
}
