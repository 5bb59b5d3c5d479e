package city.renewal.progress.domain.row;

import city.renewal.events.Light;
import city.renewal.events.Money;
import city.renewal.events.MonthlyInvestment;
import city.renewal.events.Standing;
import city.renewal.events.UnitRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The contribution of a project to the figures of its programme.
 *
 * @param unit the lead unit
 * @param units of the project and of its nodes; with leaders and owners they decide who may count it
 * @param cityTasks ids of the city tasks that it contributes to
 * @param investments by month
 * @param completed whether it has nodes and all of them are done
 * @param unsigned open nodes that their owner has not signed
 * @param dueThisWeek open nodes that are due in the week (Monday to Sunday) of {@code day}
 */
public record ProjectSummary(
        String projectId,
        String programme,
        String name,
        String field,
        String area,
        @Nullable String headquarters,
        UnitRef unit,
        Set<String> units,
        Set<String> leaders,
        Set<String> owners,
        List<String> cityTasks,
        Money totalInvestment,
        Money plannedThisYear,
        List<MonthlyInvestment> investments,
        boolean completed,
        Map<Standing, Integer> byStanding,
        Map<Light, Integer> byLight,
        int unsigned,
        int dueThisWeek,
        LocalDate day) {
    public ProjectSummary {
        cityTasks = List.copyOf(cityTasks);
        investments = List.copyOf(investments);
    }

    /** The same summary without its day, which is that of the last change when no node is open any more. */
    public ProjectSummary undated() {
        return new ProjectSummary(
                projectId,
                programme,
                name,
                field,
                area,
                headquarters,
                unit,
                units,
                leaders,
                owners,
                cityTasks,
                totalInvestment,
                plannedThisYear,
                investments,
                completed,
                byStanding,
                byLight,
                unsigned,
                dueThisWeek,
                LocalDate.EPOCH);
    }

    /** The amount paid in a year, independent of the planned year. */
    public Money paidIn(int year) {
        return investments.stream()
                .filter(each -> each.month().startsWith("%04d-".formatted(year)))
                .map(MonthlyInvestment::paid)
                .reduce(Money.ZERO, Money::plus);
    }
}
