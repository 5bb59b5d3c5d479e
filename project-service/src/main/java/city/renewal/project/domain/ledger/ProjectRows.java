package city.renewal.project.domain.ledger;

import city.renewal.events.Anchor;
import city.renewal.events.CalendarIds;
import city.renewal.events.Money;
import city.renewal.events.MonthlyInvestment;
import city.renewal.events.PersonRef;
import city.renewal.events.PlannedGoal;
import city.renewal.events.Predecessor;
import city.renewal.events.ProjectEntry;
import city.renewal.events.Scope;
import city.renewal.events.UnitRef;
import city.renewal.project.domain.ledger.cell.CellText;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import city.renewal.project.domain.ledger.sheet.RowCells;
import city.renewal.project.domain.money.InvestmentPlausibility;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parses the rows of one project: its entry from the first row, and a node from each row. */
final class ProjectRows {

    private static final int MAX_NODES = 500;
    private static final int MANY = 10_000_000;

    private final List<RowCells> rows;
    private final ProgrammeNames words;
    private final LedgerPeople people;
    private final CityTaskCells cityTasks;

    ProjectRows(List<RowCells> rows, ProgrammeNames words, LedgerPeople people, CityTaskCells cityTasks) {
        this.rows = rows;
        this.words = words;
        this.people = people;
        this.cityTasks = cityTasks;
    }

    RowCells first() {
        return rows.getFirst();
    }

    /** The project's code as displayed, valid or not. */
    String shownId() {
        return words.shownId(first());
    }

    List<RowCells> rows() {
        return rows;
    }

    /** Parses the project; null if its rows have faults, which are reported. */
    @Nullable
    LedgerProject read() {
        var unit = people.unit(first());
        var leader = people.leader(first());
        var entry = entry(unit, leader);
        var finishBy = words.finishBy(first());
        var investments = investments(first(), first().money(LedgerColumn.TOTAL_INVESTMENT));
        reportContradictions();
        if (rows.size() > MAX_NODES) {
            first().wrong(
                            LedgerColumn.PROJECT_ID,
                            LedgerFault.TOO_MANY_NODES,
                            "一个项目最多 %d 个节点".formatted(MAX_NODES),
                            "Expected at most %d nodes of one project".formatted(MAX_NODES));
        }
        var goals = new Goals();
        var nodeRows = nodeRows();
        var nodes = nodes(nodeRows, unit, leader, goals);
        checkDueDates(nodeRows, finishBy);
        checkCycle(nodeRows);
        ActualDateCheck.check(nodeRows, words.year(), firstPlannedDay(nodes, finishBy), words.today());
        if (entry == null || finishBy == null || nodes.size() < rows.size()) {
            return null;
        }
        return new LedgerProject(
                first().row(), entry, CalendarIds.NATURAL, Anchor.finishBy(finishBy), goals.all(), nodes, investments);
    }

    private @Nullable ProjectEntry entry(@Nullable UnitRef unit, @Nullable PersonRef leader) {
        var row = first();
        var projectId = words.projectId(row);
        var name = row.text(LedgerColumn.PROJECT_NAME);
        var field = words.field(row);
        var headquarters = words.headquarters(row);
        var area = words.area(row);
        var total = row.money(LedgerColumn.TOTAL_INVESTMENT);
        var planned = row.money(LedgerColumn.PLANNED_INVESTMENT);
        var scope = scope(row);
        var carried = cityTasks.read(row, projectId);
        if (total != null && planned != null && planned.amount().compareTo(total.amount()) > 0) {
            row.wrong(
                    LedgerColumn.PLANNED_INVESTMENT,
                    LedgerFault.PLANNED_ABOVE_TOTAL,
                    "年度计划投资 %s 元大于总投资 %s 元，请检查单位".formatted(planned.amount(), total.amount()),
                    "Expected the year's investment (%s) within the total (%s): are the units right?"
                            .formatted(planned.amount(), total.amount()));
        }
        if (total != null && InvestmentPlausibility.isVeryLarge(total)) {
            row.warn(
                    LedgerColumn.TOTAL_INVESTMENT,
                    LedgerWarning.Kind.TOTAL_VERY_LARGE,
                    "总投资 %s 元超过 1000 亿元，请检查单位".formatted(total.amount()),
                    "The total investment (%s) is above 1,000 亿: is the unit right?".formatted(total.amount()));
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
                carried);
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

    private List<MonthlyInvestment> investments(RowCells row, @Nullable Money total) {
        var investments = new ArrayList<MonthlyInvestment>();
        @Nullable LedgerColumn largest = null;
        var most = Money.ZERO;
        for (var column : LedgerColumn.paid()) {
            var paid = row.money(column);
            var month = words.month(column.month());
            boolean isAhead = month.compareTo(YearMonth.from(words.today()).toString()) > 0;
            if (paid == null || (isAhead && paid.amount().signum() == 0)) {
                continue;
            }
            if (isAhead) {
                row.wrong(
                        column,
                        LedgerFault.IN_FUTURE,
                        "%s 尚未到来，不能有已完成投资".formatted(month),
                        "Expected nothing paid in %s, which is still to come".formatted(month));
            }
            if (paid.amount().compareTo(most.amount()) > 0) {
                largest = column;
                most = paid;
            }
            investments.add(new MonthlyInvestment(month, paid, null));
        }
        if (largest != null && total != null && InvestmentPlausibility.isFarAbove(investments, total)) {
            row.warn(
                    largest,
                    LedgerWarning.Kind.PAID_FAR_ABOVE_TOTAL,
                    "累计完成投资 %s 元超过总投资 %s 元的三倍，请检查单位"
                            .formatted(InvestmentPlausibility.paid(investments).amount(), total.amount()),
                    "What was paid (%s) is more than three times the total investment (%s): are the units right?"
                            .formatted(InvestmentPlausibility.paid(investments).amount(), total.amount()));
        }
        return investments;
    }

    /** Project cells may be repeated on every row, but must have the same value. */
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

    private static List<LedgerNode> nodes(
            List<NodeRow> nodeRows, @Nullable UnitRef unit, @Nullable PersonRef leader, Goals goals) {
        var nodeIds = nodeRows.stream().map(NodeRow::nodeId).collect(Collectors.toSet());
        var nodes = new ArrayList<LedgerNode>();
        for (var nodeRow : nodeRows) {
            var node = nodeRow.read(goals.goalOf(nodeRow.cells()), nodeIds, unit, leader);
            if (node != null) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    /** A node for each row, in sheet order. A duplicate code is reported, and its row is parsed nevertheless. */
    private List<NodeRow> nodeRows() {
        var nodeRows = new ArrayList<NodeRow>();
        Map<String, RowCells> firstById = new HashMap<>();
        for (int index = 0; index < rows.size(); index++) {
            var row = rows.get(index);
            var given = row.id(LedgerColumn.NODE_ID);
            var nodeId = given == null ? "n" + (index + 1) : given;
            var first = firstById.putIfAbsent(nodeId, row);
            if (first != null) {
                row.wrong(
                        LedgerColumn.NODE_ID,
                        LedgerFault.DUPLICATE_NODE,
                        "节点编号 %s 与第 %d 行重复".formatted(nodeId, first.row()),
                        "Expected a code of its own, but %s stands in row %d already".formatted(nodeId, first.row()));
            }
            nodeRows.add(new NodeRow(row, people, nodeId));
        }
        return nodeRows;
    }

    /** A day early enough for all nodes in sequence, including days off; null if a node or the finish is unknown. */
    private @Nullable LocalDate firstPlannedDay(List<LedgerNode> nodes, @Nullable LocalDate finishBy) {
        return finishBy == null || nodes.size() < rows.size()
                ? null
                : finishBy.minusDays(
                        2L * nodes.stream().mapToInt(LedgerNode::durationDays).sum());
    }

    private static void checkDueDates(List<NodeRow> nodes, @Nullable LocalDate finishBy) {
        for (var node : nodes) {
            var dueDate = node.dueDate();
            if (finishBy != null && dueDate != null && dueDate.isAfter(finishBy)) {
                node.cells()
                        .wrong(
                                LedgerColumn.DUE_DATE,
                                LedgerFault.DUE_AFTER_FINISH,
                                "完成时限晚于项目计划完工时限 %s".formatted(finishBy),
                                "Expected a date on or before the project's finish, %s".formatted(finishBy));
            }
        }
    }

    /** Reports every cycle: the nodes of a reported cycle are removed before the next search. */
    private static void checkCycle(List<NodeRow> nodes) {
        Map<String, List<String>> predecessors = new LinkedHashMap<>();
        for (var node : nodes) {
            predecessors.putIfAbsent(
                    node.nodeId(),
                    node.predecessors().stream().map(Predecessor::nodeId).toList());
        }
        for (var cycle = PlanCycle.find(predecessors); !cycle.isEmpty(); cycle = PlanCycle.find(predecessors)) {
            var names = String.join(" ← ", cycle) + " ← " + cycle.getFirst();
            for (var node : nodes) {
                if (cycle.contains(node.nodeId())) {
                    node.cells()
                            .wrong(
                                    LedgerColumn.PREDECESSORS,
                                    LedgerFault.CYCLE,
                                    "前置关系成环：" + names,
                                    "Expected no circle of predecessors, but there is " + names);
                }
            }
            cycle.forEach(nodeId -> predecessors.put(nodeId, List.of()));
        }
    }

    /** The goals of the project; a goal applies to all rows up to the next goal. */
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
