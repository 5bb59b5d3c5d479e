package city.renewal.progress.application.list;

import city.renewal.events.Light;
import city.renewal.events.Money;
import city.renewal.events.Standing;
import java.util.EnumMap;
import java.util.Map;

/**
 * Sums over projects and nodes.
 *
 * @param unsigned open nodes that their owner has not signed
 */
public record Figures(
        int projects,
        int completedProjects,
        Money totalInvestment,
        Money plannedThisYear,
        Money paidThisYear,
        int nodes,
        int dueThisWeek,
        int unsigned,
        Map<Standing, Integer> byStanding,
        Map<Light, Integer> byLight) {
    public static final Figures NONE = new Figures(
            0,
            0,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            0,
            0,
            0,
            new EnumMap<>(Standing.class),
            new EnumMap<>(Light.class));

    public Figures plus(Figures other) {
        return new Figures(
                projects + other.projects,
                completedProjects + other.completedProjects,
                totalInvestment.plus(other.totalInvestment),
                plannedThisYear.plus(other.plannedThisYear),
                paidThisYear.plus(other.paidThisYear),
                nodes + other.nodes,
                dueThisWeek + other.dueThisWeek,
                unsigned + other.unsigned,
                sum(byStanding, other.byStanding, Standing.class),
                sum(byLight, other.byLight, Light.class));
    }

    private static <E extends Enum<E>> Map<E, Integer> sum(Map<E, Integer> one, Map<E, Integer> other, Class<E> type) {
        var sum = new EnumMap<E, Integer>(type);
        one.forEach((key, count) -> sum.merge(key, count, Integer::sum));
        other.forEach((key, count) -> sum.merge(key, count, Integer::sum));
        return sum;
    }
}
