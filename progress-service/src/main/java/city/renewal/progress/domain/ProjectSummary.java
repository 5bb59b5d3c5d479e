package city.renewal.progress.domain;

import city.renewal.events.Light;
import city.renewal.events.Money;
import city.renewal.events.Standing;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a project adds to the figures of its programme.
 *
 * @param completed it has nodes, and all of them are done
 * @param dueThisWeek nodes not done that fall due in the week (Monday to Sunday) of {@code day}
 * @param units of the project and of its nodes; so with leaders and owners: who may count it
 */
public record ProjectSummary(
        String projectId,
        String programme,
        String name,
        String field,
        String area,
        @Nullable String headquarters,
        Set<String> units,
        Set<String> leaders,
        Set<String> owners,
        Money totalInvestment,
        Money plannedThisYear,
        boolean completed,
        Map<Standing, Integer> byStanding,
        Map<Light, Integer> byLight,
        int dueThisWeek,
        LocalDate day) {}
