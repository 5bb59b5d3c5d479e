package city.renewal.progress.application.rollup;

import city.renewal.events.Money;
import city.renewal.events.Standing;
import city.renewal.progress.application.figure.CompletionRate;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a city task (市级任务) over the district projects that contribute to it.
 *
 * @param name the id while the task itself is unknown
 * @param completedNodes done, on time or late
 * @param completionRate paid by planned in the programme's year, with two decimals; not capped at 1; null when money
 *     was paid although nothing was planned
 * @param completionRateReason why there is no rate; null when there is one
 */
public record CityTaskLine(
        String taskId,
        String name,
        @Nullable String issuedBy,
        @Nullable LocalDate dueDate,
        int projects,
        int completedProjects,
        int nodes,
        int completedNodes,
        Map<Standing, Integer> byStanding,
        Money totalInvestment,
        Money plannedThisYear,
        Money paidThisYear,
        @Nullable String completionRate,
        CompletionRate.@Nullable Reason completionRateReason) {}
