package city.renewal.progress.application;

import city.renewal.events.Light;
import city.renewal.events.Money;
import city.renewal.events.Problem;
import city.renewal.events.Standing;
import java.time.Instant;
import java.util.Map;

/** The command centre's figures, as the public interface shows them. Every standing and light is there, if only with 0. */
public record Overview(
        String programme,
        Instant asOf,
        int fields,
        Projects projects,
        Investment investment,
        Nodes nodes,
        Problems problems,
        Alerts alerts) {

    public record Projects(int total, int completed) {}

    /** @param completionRate paid by planned, with two decimals; not capped at 1 */
    public record Investment(Money total, Money plannedThisYear, Money paidThisYear, String completionRate) {}

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

    /** The same figures with another time. */
    public Overview at(Instant instant) {
        return new Overview(programme, instant, fields, projects, investment, nodes, problems, alerts);
    }
}
