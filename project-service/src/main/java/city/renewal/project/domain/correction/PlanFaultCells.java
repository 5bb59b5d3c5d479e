package city.renewal.project.domain.correction;

import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.CellFault;
import city.renewal.project.domain.project.Fault;
import java.util.List;
import java.util.regex.Pattern;

/** Maps the faults of a plan to the cells of its ledger. */
public final class PlanFaultCells {
    private static final Pattern OF_NODE = Pattern.compile("nodes\\[(\\d+)](?:\\.(.+))?");

    private PlanFaultCells() {}

    /**
     * @param row row of the project, for faults that concern no node of the ledger
     * @param nodeRows the sheet rows of the draft's nodes, in order; 0 for a node without a row
     */
    public static List<CellFault> cells(List<Fault> faults, int row, List<Integer> nodeRows) {
        return faults.stream().map(fault -> cell(fault, row, nodeRows)).toList();
    }

    private static CellFault cell(Fault fault, int row, List<Integer> nodeRows) {
        var ofNode = OF_NODE.matcher(fault.field());
        int place = ofNode.matches() ? Integer.parseInt(ofNode.group(1)) : nodeRows.size();
        int nodeRow = place < nodeRows.size() ? nodeRows.get(place) : 0;
        var field = ofNode.matches() && ofNode.group(2) != null ? ofNode.group(2) : fault.field();
        return new CellFault(
                nodeRow == 0 ? row : nodeRow,
                nodeRow == 0 ? ofProject(field) : ofNode(field),
                kind(field, fault),
                reason(kind(field, fault)),
                reasonEnglish(kind(field, fault), fault));
    }

    private static LedgerFault kind(String field, Fault fault) {
        if (field.equals("completedOn")) {
            return LedgerFault.COMPLETED_BEFORE_PROJECT;
        }
        if (field.equals("dueDate") && fault.message().contains("moves by")) {
            return LedgerFault.DATE_CHANGED;
        }
        return fault.message().contains("overdue") ? LedgerFault.OVERDUE_NODE : LedgerFault.BAD_PLAN;
    }

    private static String reason(LedgerFault kind) {
        return switch (kind) {
            case COMPLETED_BEFORE_PROJECT -> "实际完成日期早于项目开始日期";
            case DATE_CHANGED -> "时限已有承诺，台账不能改期；推迟请申请延期（extensions），提前请用 advancement";
            case OVERDUE_NODE -> "该节点已逾期，此项不能更改；请先申请延期（extensions）";
            default -> "计划不成立，或与现行计划不符";
        };
    }

    private static String reasonEnglish(LedgerFault kind, Fault fault) {
        var way = kind == LedgerFault.DATE_CHANGED || kind == LedgerFault.OVERDUE_NODE
                ? " (POST …/nodes/{nodeId}/extensions)"
                : "";
        return "Expected another value: the field " + fault.message() + way;
    }

    private static LedgerColumn ofProject(String field) {
        return field.startsWith("anchor")
                ? LedgerColumn.FINISH_BY
                : field.startsWith("goals") ? LedgerColumn.GOAL : LedgerColumn.PROJECT_ID;
    }

    private static LedgerColumn ofNode(String field) {
        var name = field.startsWith("responsibility.") ? field.substring("responsibility.".length()) : field;
        var first = name.split("[.\\[]", 2)[0];
        return switch (first) {
            case "goalId" -> LedgerColumn.GOAL;
            case "name" -> LedgerColumn.NODE_NAME;
            case "durationDays" -> LedgerColumn.DURATION;
            case "calendar" -> LedgerColumn.CALENDAR;
            case "predecessors" -> LedgerColumn.PREDECESSORS;
            case "dueDate" -> LedgerColumn.DUE_DATE;
            case "completedOn" -> LedgerColumn.COMPLETED_ON;
            case "weight" -> LedgerColumn.WEIGHT;
            case "reportEveryDays" -> LedgerColumn.REPORT_EVERY;
            case "owner" -> LedgerColumn.OWNER;
            case "unit" -> LedgerColumn.NODE_UNIT;
            case "leader" -> LedgerColumn.LEADER;
            case "supervisor" -> LedgerColumn.SUPERVISOR;
            default -> LedgerColumn.NODE_ID;
        };
    }
}
