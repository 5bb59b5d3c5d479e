package city.renewal.progress.application.figure;

import city.renewal.events.Money;
import city.renewal.starter.security.Visibility;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The contribution of a project to the main figures of its programme at the end of a day.
 *
 * @param units of the project and of its nodes; with leaders and owners they decide who may count the project
 * @param completed whether it had nodes and all of them were done
 * @param paidThisYear within the programme's year
 * @param groups its nodes, grouped by visibility
 */
public record ProjectDay(
        String projectId,
        String programme,
        LocalDate day,
        String area,
        Set<String> units,
        Set<String> leaders,
        Set<String> owners,
        boolean completed,
        Money paidThisYear,
        List<Nodes> groups) {
    public ProjectDay {
        groups = List.copyOf(groups);
    }

    /**
     * Nodes with the same visibility.
     *
     * @param dueThisWeek open nodes that are due between Monday and Sunday of the week of the day
     */
    public record Nodes(Set<String> units, Set<String> leaders, Set<String> owners, int overdue, int dueThisWeek) {}

    ProjectDay with(List<Nodes> others) {
        return new ProjectDay(projectId, programme, day, area, units, leaders, owners, completed, paidThisYear, others);
    }

    boolean isIn(Visibility visibility) {
        return visibility.sees(new Visibility.Target(area, units, leaders, owners));
    }

    boolean sees(Visibility visibility, Nodes nodes) {
        return visibility.sees(new Visibility.Target(area, nodes.units(), nodes.leaders(), nodes.owners()));
    }
}
