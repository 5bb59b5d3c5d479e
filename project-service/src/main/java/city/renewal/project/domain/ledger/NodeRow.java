package city.renewal.project.domain.ledger;

import city.renewal.events.CalendarIds;
import city.renewal.events.PersonRef;
import city.renewal.events.Predecessor;
import city.renewal.events.Responsibility;
import city.renewal.events.UnitRef;
import city.renewal.project.domain.ledger.cell.CellText;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.cell.PredecessorText;
import city.renewal.project.domain.ledger.sheet.RowCells;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses one row as a node of its project. */
final class NodeRow {

    private static final int LONGEST_DURATION = 3650;
    private static final BigDecimal LARGEST_WEIGHT = BigDecimal.valueOf(1000);
    private static final Map<String, Integer> DAYS_BY_FREQUENCY = Map.ofEntries(
            Map.entry("日", 1),
            Map.entry("天", 1),
            Map.entry("每日", 1),
            Map.entry("每天", 1),
            Map.entry("周", 7),
            Map.entry("每周", 7),
            Map.entry("旬", 10),
            Map.entry("每旬", 10),
            Map.entry("半月", 15),
            Map.entry("每半月", 15),
            Map.entry("月", 30),
            Map.entry("每月", 30));
    private static final Pattern DAYS = Pattern.compile("(\\d{1,3})(天|日)?");
    private static final Pattern SEVERAL_PEOPLE = Pattern.compile("[、，,;；/]");

    private final RowCells cells;
    private final LedgerPeople people;
    private final String nodeId;
    private List<Predecessor> predecessors = List.of();
    private @Nullable LocalDate dueDate;
    private LedgerActuals actuals = LedgerActuals.NONE;

    NodeRow(RowCells cells, LedgerPeople people, String nodeId) {
        this.cells = cells;
        this.people = people;
        this.nodeId = nodeId;
    }

    String nodeId() {
        return nodeId;
    }

    RowCells cells() {
        return cells;
    }

    /** The predecessors that were parsed, even if other cells of the row are at fault. */
    List<Predecessor> predecessors() {
        return predecessors;
    }

    @Nullable
    LocalDate dueDate() {
        return dueDate;
    }

    LedgerActuals actuals() {
        return actuals;
    }

    /**
     * Parses the node; null if its row has faults, which are reported.
     *
     * @param projectUnit the project's unit; the default of the node's unit
     * @param projectLeader the project's leader; the default of the node's leader
     */
    @Nullable
    LedgerNode read(
            @Nullable String goalId,
            Set<String> nodeIds,
            @Nullable UnitRef projectUnit,
            @Nullable PersonRef projectLeader) {
        var name = cells.text(LedgerColumn.NODE_NAME);
        var duration = cells.wholeNumber(LedgerColumn.DURATION, 0, LONGEST_DURATION);
        var calendar = calendar();
        predecessors = readPredecessors(nodeIds);
        dueDate = cells.date(LedgerColumn.DUE_DATE);
        var weight = cells.decimal(LedgerColumn.WEIGHT, BigDecimal.ZERO, LARGEST_WEIGHT);
        var reportEvery = reportEvery();
        var responsibility = responsibility(projectUnit, projectLeader);
        actuals = readActuals();
        if (name == null || duration == null || responsibility == null) {
            return null;
        }
        return new LedgerNode(
                cells.row(),
                cells.isBlank(LedgerColumn.NODE_ID) ? null : nodeId,
                nodeId,
                goalId,
                name,
                duration,
                calendar,
                predecessors,
                dueDate,
                weight == null ? BigDecimal.ONE : weight,
                reportEvery,
                responsibility,
                actuals);
    }

    private @Nullable String calendar() {
        var text = cells.text(LedgerColumn.CALENDAR);
        if (text == null) {
            return null;
        }
        return switch (CellText.compact(text)) {
            case "自然日", "日历日", "日历天", "NATURAL" -> CalendarIds.NATURAL;
            case "工作日", "WORKING" -> CalendarIds.WORKING;
            default -> {
                cells.wrong(LedgerColumn.CALENDAR, LedgerFault.BAD_CHOICE, "应为“自然日”或“工作日”", "Expected 自然日 or 工作日");
                yield null;
            }
        };
    }

    private @Nullable Integer reportEvery() {
        var text = cells.text(LedgerColumn.REPORT_EVERY);
        if (text == null || text.equals("无")) {
            return null;
        }
        var compact = CellText.compact(text);
        var known = DAYS_BY_FREQUENCY.get(compact);
        if (known != null) {
            return known;
        }
        var days = DAYS.matcher(compact);
        int number = days.matches() ? Integer.parseInt(days.group(1)) : 0;
        if (number < 1 || number > 366) {
            cells.wrong(
                    LedgerColumn.REPORT_EVERY,
                    LedgerFault.BAD_CHOICE,
                    "应为日、周、旬、半月、月，或 1 到 366 的天数",
                    "Expected 日, 周, 旬, 半月, 月 or a number of days");
            return null;
        }
        return number;
    }

    private List<Predecessor> readPredecessors(Set<String> nodeIds) {
        var text = cells.text(LedgerColumn.PREDECESSORS);
        if (text == null || text.equals("无") || text.equals("-")) {
            return List.of();
        }
        var links = PredecessorText.parse(text, nodeIds);
        for (var unknown : links.unknown()) {
            cells.wrong(
                    LedgerColumn.PREDECESSORS,
                    LedgerFault.UNKNOWN_PREDECESSOR,
                    "前置节点“%s”不在本项目中".formatted(CellText.shorten(unknown)),
                    "Expected a node of this project, but there is no '%s'".formatted(CellText.shorten(unknown)));
        }
        Set<String> named = new HashSet<>();
        for (var predecessor : links.predecessors()) {
            if (!named.add(predecessor.nodeId())) {
                cells.wrong(
                        LedgerColumn.PREDECESSORS,
                        LedgerFault.BAD_PREDECESSOR,
                        "前置节点“%s”重复".formatted(predecessor.nodeId()),
                        "Expected each predecessor once, but '%s' stands twice".formatted(predecessor.nodeId()));
            }
        }
        return links.predecessors();
    }

    private @Nullable Responsibility responsibility(@Nullable UnitRef projectUnit, @Nullable PersonRef projectLeader) {
        var unit = people.unitOfNode(cells, projectUnit);
        var leader = cells.isBlank(LedgerColumn.LEADER) ? projectLeader : people.leader(cells);
        if (SEVERAL_PEOPLE.matcher(cells.shown(LedgerColumn.OWNER)).find()) {
            cells.wrong(
                    LedgerColumn.OWNER,
                    LedgerFault.BAD_TEXT,
                    "一个节点只能有一名责任人",
                    "Expected one person: whom several answer for, nobody answers for");
        }
        var owner = people.owner(cells, unit);
        var supervisor = people.supervisor(cells);
        return owner == null || unit == null ? null : new Responsibility(owner, unit, leader, supervisor, List.of());
    }

    private LedgerActuals readActuals() {
        var startedOn = cells.date(LedgerColumn.STARTED_ON);
        var completedOn = cells.date(LedgerColumn.COMPLETED_ON);
        var progress = cells.percent(LedgerColumn.PROGRESS);
        var lastReportedOn = cells.date(LedgerColumn.LAST_REPORTED_ON);
        if (startedOn != null && completedOn != null && completedOn.isBefore(startedOn)) {
            cells.wrong(
                    LedgerColumn.COMPLETED_ON,
                    LedgerFault.COMPLETED_BEFORE_START,
                    "实际完成日期早于开工日期 %s".formatted(startedOn),
                    "Expected completion on or after the start, %s".formatted(startedOn));
        }
        if (completedOn != null && progress != null && progress != 100) {
            cells.wrong(
                    LedgerColumn.PROGRESS,
                    LedgerFault.PROGRESS_CONTRADICTS_COMPLETION,
                    "已有实际完成日期，形象进度却是 %d%%".formatted(progress),
                    "Expected 100 %% of a completed node, but it is %d %%".formatted(progress));
        }
        return new LedgerActuals(startedOn, completedOn, progress, lastReportedOn);
    }
}
