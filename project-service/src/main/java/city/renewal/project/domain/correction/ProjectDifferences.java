package city.renewal.project.domain.correction;

import city.renewal.events.PersonRef;
import city.renewal.events.PlannedGoal;
import city.renewal.events.PlannedNode;
import city.renewal.events.Predecessor;
import city.renewal.events.ProjectEntry;
import city.renewal.events.Scope;
import city.renewal.events.UnitRef;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.project.Project;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares a project before and after a correction, column by column of the ledger. */
public final class ProjectDifferences {

    /** One column's value before and after; null: empty. */
    public record Difference(
            LedgerColumn column,
            @Nullable String before,
            @Nullable String after) {}

    private ProjectDifferences() {}

    /** Differences of the project's entry and payments. */
    public static List<Difference> ofProject(Project before, Project after) {
        var differences = new ArrayList<>(between(project(before), project(after)));
        var months = new TreeSet<String>();
        before.investments().forEach(paid -> months.add(paid.month()));
        after.investments().forEach(paid -> months.add(paid.month()));
        for (var month : months) {
            var was = paid(before, month);
            var is = paid(after, month);
            if (!Objects.equals(was, is)) {
                differences.add(new Difference(LedgerColumn.paidIn(month), was, is));
            }
        }
        return differences;
    }

    private static @Nullable String paid(Project project, String month) {
        return project.investments().stream()
                .filter(paid -> paid.month().equals(month))
                .map(paid -> paid.paid().amount().toPlainString())
                .findFirst()
                .orElse(null);
    }

    /** Differences of one node; empty for a new node. */
    public static List<Difference> ofNode(Project before, Project after, String nodeId) {
        return before.node(nodeId).isEmpty() ? List.of() : between(node(before, nodeId), node(after, nodeId));
    }

    private static List<Difference> between(
            Map<LedgerColumn, @Nullable String> before, Map<LedgerColumn, @Nullable String> after) {
        var differences = new ArrayList<Difference>();
        for (var column : LedgerColumn.values()) {
            var was = before.get(column);
            var is = after.get(column);
            if (!Objects.equals(was, is)) {
                differences.add(new Difference(column, was, is));
            }
        }
        return differences;
    }

    private static Map<LedgerColumn, @Nullable String> project(Project project) {
        ProjectEntry entry = project.entry();
        var scope = entry.scope() == null ? new Scope(null, null, null) : entry.scope();
        var values = new LinkedHashMap<LedgerColumn, @Nullable String>();
        values.put(LedgerColumn.PROJECT_NAME, entry.name());
        values.put(LedgerColumn.FIELD, entry.field());
        values.put(LedgerColumn.HEADQUARTERS, entry.headquarters());
        values.put(LedgerColumn.AREA, entry.area());
        values.put(
                LedgerColumn.TOTAL_INVESTMENT, entry.totalInvestment().amount().toPlainString());
        values.put(
                LedgerColumn.PLANNED_INVESTMENT,
                entry.plannedThisYear().amount().toPlainString());
        values.put(LedgerColumn.UNIT, unit(entry.unit()));
        values.put(LedgerColumn.LEADER, person(entry.leader()));
        values.put(LedgerColumn.BUILDINGS, text(scope.buildings()));
        values.put(LedgerColumn.HOUSEHOLDS, text(scope.households()));
        values.put(LedgerColumn.FLOOR_AREA, text(scope.areaSquareMetres()));
        values.put(LedgerColumn.CITY_TASKS, entry.cityTasks().isEmpty() ? null : String.join("、", entry.cityTasks()));
        return values;
    }

    private static Map<LedgerColumn, @Nullable String> node(Project project, String nodeId) {
        var values = new LinkedHashMap<LedgerColumn, @Nullable String>();
        project.node(nodeId).ifPresent(node -> put(values, project, node));
        return values;
    }

    private static void put(Map<LedgerColumn, @Nullable String> values, Project project, PlannedNode node) {
        var goal = goal(project, node.goalId());
        var people = node.responsibility();
        var facts = project.factsOf(node.nodeId());
        values.put(LedgerColumn.GOAL, goal == null ? null : goal.name());
        values.put(LedgerColumn.GOAL_DATE, goal == null ? null : text(goal.targetDate()));
        values.put(LedgerColumn.NODE_NAME, node.name());
        values.put(LedgerColumn.DURATION, String.valueOf(node.durationDays()));
        values.put(LedgerColumn.CALENDAR, node.calendar());
        values.put(LedgerColumn.PREDECESSORS, links(node.predecessors()));
        values.put(LedgerColumn.NODE_UNIT, unit(people.unit()));
        values.put(LedgerColumn.LEADER, person(people.leader()));
        values.put(LedgerColumn.OWNER, person(people.owner()));
        values.put(LedgerColumn.SUPERVISOR, person(people.supervisor()));
        values.put(LedgerColumn.REPORT_EVERY, text(node.reportEveryDays()));
        values.put(LedgerColumn.WEIGHT, node.weight().stripTrailingZeros().toPlainString());
        values.put(LedgerColumn.STARTED_ON, text(facts.startedOn()));
        values.put(LedgerColumn.PROGRESS, text(facts.progressPercent()));
        values.put(LedgerColumn.LAST_REPORTED_ON, text(facts.progressObservedOn()));
    }

    private static @Nullable PlannedGoal goal(Project project, @Nullable String goalId) {
        var plan = project.plan();
        return plan == null || goalId == null
                ? null
                : plan.goals().stream()
                        .filter(goal -> goal.goalId().equals(goalId))
                        .findFirst()
                        .orElse(null);
    }

    private static @Nullable String links(List<Predecessor> predecessors) {
        return predecessors.isEmpty()
                ? null
                : String.join(
                        "、", predecessors.stream().map(ProjectDifferences::link).toList());
    }

    private static String link(Predecessor link) {
        boolean isPlain = link.type() == Predecessor.Type.FS && link.lagDays() == 0;
        return isPlain
                ? link.nodeId()
                : link.nodeId() + link.type() + (link.lagDays() == 0 ? "" : "%+d".formatted(link.lagDays()));
    }

    private static String unit(UnitRef unit) {
        return "%s (%s)".formatted(unit.name(), unit.unitId());
    }

    private static @Nullable String person(@Nullable PersonRef person) {
        return person == null ? null : "%s (%s)".formatted(person.name(), person.personId());
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case java.math.BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case LocalDate date -> date.toString();
            default -> value.toString();
        };
    }
}
