package city.renewal.progress.application;

import city.renewal.events.Light;
import city.renewal.events.Money;
import city.renewal.events.Problem;
import city.renewal.events.Standing;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The command centre's figures, as the public interface shows them. Every standing and light is there, if only with 0.
 *
 * @param yearElapsed the share of the programme's year that has passed, with two decimals, such as "0.49"
 * @param since the head figures of days past
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
     * @param completionRate paid by planned, with two decimals; not capped at 1; null where money was paid though nothing was
     *     planned
     * @param completionRateReason why there is no rate; null when there is one
     */
    public record Investment(
            Money total,
            Money plannedThisYear,
            Money paidThisYear,
            @Nullable String completionRate,
            CompletionRate.@Nullable Reason completionRateReason) {}

    /**
     * Of everything in sight.
     *
     * @param dueThisWeek not done, and due between Monday and Sunday of this week
     * @param unsigned not done, and nobody has signed for it
     */
    public record Nodes(
            int total, int dueThisWeek, int unsigned, Map<Standing, Integer> byStanding, Map<Light, Integer> byLight) {}

    /**
     * Of the problem list, as far as it is in sight.
     *
     * @param open those that nobody has checked to be mended
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
     * The head figures as days ended, to show what has changed; null: not known, for the programme is younger, or the day has
     * only just ended.
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
