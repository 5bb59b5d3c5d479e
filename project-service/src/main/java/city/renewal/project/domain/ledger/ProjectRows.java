package city.renewal.project.domain.ledger;

import city.renewal.events.Anchor;
import city.renewal.events.CalendarIds;
import city.renewal.events.MonthlyInvestment;
import city.renewal.events.PersonRef;
import city.renewal.events.PlannedGoal;
import city.renewal.events.ProjectEntry;
import city.renewal.events.Scope;
import city.renewal.events.UnitRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one project: its entry from the first of them, a node from each. */
final class ProjectRows {

    private static final int MOST_NODES = 500;
    private static final int MANY = 10_000_000;

    private final List<RowCells> rows;
    private final ProgrammeWords words;
    private final People people;

    ProjectRows(List<RowCells> rows, ProgrammeWords words, People people) {
        this.rows = rows;
        this.words = words;
        this.people = people;
    }

    RowCells first() {
        return rows.getFirst();
    }

    List<RowCells> rows() {
        return rows;
    }

    /** The project, or null when something in its rows is wrong, which is noted then. */
    @Nullable
    LedgerProject read() {
        var unit = people.unit(first());
        var leader = people.leader(first());
        var entry = entry(unit, leader);
        var finishBy = first().date(LedgerColumn.FINISH_BY);
        var investments = investments(first());
        reportContradictions();
        if (rows.size() > MOST_NODES) {
            first().wrong(
                            LedgerColumn.PROJECT_ID,
                            LedgerFault.TOO_MANY_NODES,
                            "一个项目最多 %d 个节点".formatted(MOST_NODES),
                            "Expected at most %d nodes of one project".formatted(MOST_NODES));
            return null;
        }
        var goals = new Goals();
        var nodes = nodes(unit, leader, goals);
        checkDueDates(nodes, finishBy);
        checkCycle(nodes);
        if (entry == null || finishBy == null || nodes.size() < rows.size()) {
            return null;
        }
        return new LedgerProject(
                first().row(), entry, CalendarIds.NATURAL, Anchor.finishBy(finishBy), goals.all(), nodes, investments);
    }

    private @Nullable ProjectEntry entry(@Nullable UnitRef unit, @Nullable PersonRef leader) {
        var row = first();
        var projectId = row.id(LedgerColumn.PROJECT_ID);
        var name = row.text(LedgerColumn.PROJECT_NAME);
        var field = words.field(row);
        var headquarters = words.headquarters(row);
        var area = words.area(row);
        var total = row.money(LedgerColumn.TOTAL_INVESTMENT);
        var planned = row.money(LedgerColumn.PLANNED_INVESTMENT);
        var scope = scope(row);
        var cityTasks = cityTasks(row);
        if (total != null && planned != null && planned.amount().compareTo(total.amount()) > 0) {
            row.wrong(
                    LedgerColumn.PLANNED_INVESTMENT,
                    LedgerFault.PLANNED_ABOVE_TOTAL,
                    "年度计划投资 %s 元大于总投资 %s 元，请检查单位".formatted(planned.amount(), total.amount()),
                    "Expected the year's investment (%s) within the total (%s): are the units right?"
                            .formatted(planned.amount(), total.amount()));
        }
        if (projectId == null
                || name == null
                || field == null
                || area == null
                || unit == null
                || total == null
                || planned == null) {
            return null;
        }
        return new ProjectEntry(
                projectId,
                words.programmeId(),
                name,
                field,
                headquarters,
                area,
                unit,
                leader,
                total,
                planned,
                scope,
                null,
                cityTasks);
    }

    private static @Nullable Scope scope(RowCells row) {
        var buildings = row.wholeNumber(LedgerColumn.BUILDINGS, 0, MANY);
        var households = row.wholeNumber(LedgerColumn.HOUSEHOLDS, 0, MANY);
        var floorArea = row.decimal(LedgerColumn.FLOOR_AREA, BigDecimal.ZERO, BigDecimal.valueOf(1_000_000_000L));
        if (floorArea != null && row.headerNote(LedgerColumn.FLOOR_AREA).startsWith("万")) {
            floorArea = floorArea.movePointRight(4);
        }
        return buildings == null && households == null && floorArea == null
                ? null
                : new Scope(buildings, households, floorArea);
    }

    private static List<String> cityTasks(RowCells row) {
        var text = row.text(LedgerColumn.CITY_TASKS);
        if (text == null || text.equals("无")) {
            return List.of();
        }
        var tasks = new TreeSet<String>();
        for (var piece : text.split("[、,，;；\\s]+", -1)) {
            if (!piece.isEmpty()) {
                tasks.add(CellText.compact(piece));
            }
        }
        return List.copyOf(tasks);
    }

    private List<MonthlyInvestment> investments(RowCells row) {
        var investments = new ArrayList<MonthlyInvestment>();
        for (var column : LedgerColumn.paid()) {
            var paid = row.money(column);
            if (paid != null) {
                investments.add(new MonthlyInvestment(words.month(column.month()), paid, null));
            }
        }
        return investments;
    }

    /** Project cells may be repeated on every row, but then they must say the same. */
    private void reportContradictions() {
        for (var row : rows.subList(1, rows.size())) {
            for (var column : LedgerColumn.values()) {
                if (column.isOfProject()
                        && row.isOwn(column)
                        && !row.shown(column).equals(first().shown(column))) {
                    row.wrong(
                            column,
                            LedgerFault.INCONSISTENT_PROJECT,
                            "与本项目第 %d 行的“%s”不一致".formatted(first().row(), CellText.shorten(first().shown(column))),
                            "Expected the same as in row %d of this project".formatted(first().row()));
                }
            }
        }
    }

    private List<LedgerNode> nodes(@Nullable UnitRef unit, @Nullable PersonRef leader, Goals goals) {
        var nodeRows = nodeRows();
        Set<String> nodeIds = nodeRows.keySet();
        var nodes = new ArrayList<LedgerNode>();
        for (var row : rows) {
            var goalId = goals.goalOf(row);
            var nodeRow = nodeRows.values().stream()
                    .filter(candidate -> candidate.cells() == row)
                    .findFirst();
            if (nodeRow.isPresent()) {
                var node = nodeRow.get().read(goalId, nodeIds, unit, leader);
                if (node != null) {
                    nodes.add(node);
                }
            }
        }
        return nodes;
    }

    /** The rows by their node's code, in sheet order; a row whose code is taken is noted and left out. */
    private Map<String, NodeRow> nodeRows() {
        var byId = new LinkedHashMap<String, NodeRow>();
        for (int index = 0; index < rows.size(); index++) {
            var row = rows.get(index);
            var given = row.id(LedgerColumn.NODE_ID);
            var nodeId = given == null ? "n" + (index + 1) : given;
            var taken = byId.get(nodeId);
            if (taken == null) {
                byId.put(nodeId, new NodeRow(row, people, nodeId));
            } else {
                row.wrong(
                        LedgerColumn.NODE_ID,
                        LedgerFault.DUPLICATE_NODE,
                        "节点编号 %s 与第 %d 行重复".formatted(nodeId, taken.cells().row()),
                        "Expected a code of its own, but %s stands in row %d already"
                                .formatted(nodeId, taken.cells().row()));
            }
        }
        return byId;
    }

    private void checkDueDates(List<LedgerNode> nodes, @Nullable LocalDate finishBy) {
        for (var node : nodes) {
            if (finishBy != null && node.dueDate() != null && node.dueDate().isAfter(finishBy)) {
                rowOf(node)
                        .wrong(
                                LedgerColumn.DUE_DATE,
                                LedgerFault.DUE_AFTER_FINISH,
                                "完成时限晚于项目计划完工时限 %s".formatted(finishBy),
                                "Expected a date on or before the project's finish, %s".formatted(finishBy));
            }
        }
    }

    private void checkCycle(List<LedgerNode> nodes) {
        Map<String, List<String>> predecessors = new LinkedHashMap<>();
        Map<String, LedgerNode> byId = new HashMap<>();
        for (var node : nodes) {
            byId.put(node.nodeId(), node);
        }
        for (var node : nodes) {
            predecessors.put(
                    node.nodeId(),
                    node.predecessors().stream()
                            .map(predecessor -> predecessor.nodeId())
                            .filter(byId::containsKey)
                            .toList());
        }
        var cycle = PlanCycle.find(predecessors);
        if (!cycle.isEmpty()) {
            var names = String.join(" ← ", cycle) + " ← " + cycle.getFirst();
            for (var nodeId : cycle) {
                var node = byId.get(nodeId);
                if (node != null) {
                    rowOf(node)
                            .wrong(
                                    LedgerColumn.PREDECESSORS,
                                    LedgerFault.CYCLE,
                                    "前置关系成环：" + names,
                                    "Expected no circle of predecessors, but there is " + names);
                }
            }
        }
    }

    private RowCells rowOf(LedgerNode node) {
        return rows.stream().filter(row -> row.row() == node.row()).findFirst().orElseThrow();
    }

    /** The goals of the project, as its rows name them: one stated once holds until the next. */
    private static final class Goals {

        private final Map<String, PlannedGoal> byName = new LinkedHashMap<>();
        private @Nullable String current;

        @Nullable
        String goalOf(RowCells row) {
            var name = row.text(LedgerColumn.GOAL);
            var targetDate = row.date(LedgerColumn.GOAL_DATE);
            if (name != null) {
                var known = byName.get(name);
                var goalId = known == null ? "g" + (byName.size() + 1) : known.goalId();
                var date = known == null || known.targetDate() == null ? targetDate : known.targetDate();
                byName.put(name, new PlannedGoal(goalId, name, date));
                current = goalId;
            }
            return current;
        }

        List<PlannedGoal> all() {
            return List.copyOf(byName.values());
        }
    }
}
