package city.renewal.project.domain.correction;

import city.renewal.events.PersonRef;
import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import city.renewal.events.Predecessor;
import city.renewal.events.ProjectEntry;
import city.renewal.events.Responsibility;
import city.renewal.events.UnitRef;
import city.renewal.project.domain.ledger.LedgerNode;
import city.renewal.project.domain.ledger.LedgerProject;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.CellFault;
import city.renewal.project.domain.ledger.sheet.CellNote;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import city.renewal.project.domain.project.PlanDraft;
import city.renewal.project.domain.project.PlanDraft.NodeDraft;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The plan draft that a ledger proposes for a project with a plan. Everything that the ledger does not state stays:
 * missing columns, fields that no ledger has (evidence, places, cooperating units), and nodes that it does not name. A
 * changed date is a fault of its cell.
 */
final class PlanCorrection {
    private final ProjectEntry entry;
    private final Plan plan;
    private final LedgerProject ledger;
    private final StatedColumns stated;
    private final NodeMatching matches;
    private final GoalCorrection goals;
    private final Map<String, String> idsByLedgerId = new HashMap<>();
    private final List<CellFault> faults = new ArrayList<>();
    private final List<CellNote> notes = new ArrayList<>();
    private final Set<Integer> datesInForce = new HashSet<>();
    private final List<NodeDraft> nodes = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>();

    /** @param entry the project's present entry */
    PlanCorrection(ProjectEntry entry, Plan plan, LedgerProject ledger, StatedColumns stated) {
        this.entry = entry;
        this.plan = plan;
        this.ledger = ledger;
        this.stated = stated;
        this.matches = NodeMatching.of(ledger.nodes(), plan.nodes());
        this.goals = GoalCorrection.of(plan.goals(), ledger.goals(), stated);
        ledger.nodes().forEach(row -> idsByLedgerId.put(row.nodeId(), matches.id(row)));
    }

    PlanDraft draft() {
        checkFinish();
        for (var row : ledger.nodes()) {
            rows.add(row.row());
            nodes.add(draft(row, matches.known(row)));
        }
        keepUnstatedNodes();
        return new PlanDraft(plan.calendar(), plan.anchor(), goals.all(), nodes);
    }

    /** The sheet rows of the draft's nodes; 0 for a node that the ledger does not name. */
    List<Integer> rows() {
        return rows;
    }

    List<CellFault> faults() {
        return faults;
    }

    List<CellNote> notes() {
        return notes;
    }

    Set<Integer> datesInForce() {
        return datesInForce;
    }

    NodeMatching matches() {
        return matches;
    }

    private void checkFinish() {
        var finishBy = plan.anchor().finishBy();
        var wanted = ledger.anchor().finishBy();
        if (finishBy != null && wanted != null && !wanted.equals(finishBy)) {
            faults.add(new CellFault(
                    ledger.row(),
                    LedgerColumn.FINISH_BY,
                    LedgerFault.DATE_CHANGED,
                    "计划完工时限是 %s，台账不能改期；各节点推迟请申请延期（extensions），提前请用 advancement".formatted(finishBy),
                    "Expected %s, the finish that was promised: ask for extensions of the nodes to finish later, or bring them forward with an advancement"
                            .formatted(finishBy)));
        }
    }

    private NodeDraft draft(LedgerNode row, @Nullable PlannedNode known) {
        return new NodeDraft(
                matches.id(row),
                goals.goalOf(row, known),
                row.name(),
                row.durationDays(),
                stated.has(LedgerColumn.CALENDAR) || known == null ? row.calendar() : known.calendar(),
                predecessors(row, known),
                known == null ? row.dueDate() : keptDate(row, known),
                weight(row, known),
                stated.has(LedgerColumn.REPORT_EVERY) || known == null
                        ? row.reportEveryDays()
                        : known.reportEveryDays(),
                known == null ? List.of() : known.evidence(),
                known == null ? null : known.location(),
                null,
                known == null ? null : known.quantity(),
                known == null ? row.responsibility() : responsibility(row.responsibility(), known.responsibility()));
    }

    private List<Predecessor> predecessors(LedgerNode row, @Nullable PlannedNode known) {
        if (known != null && !stated.has(LedgerColumn.PREDECESSORS)) {
            return known.predecessors();
        }
        var links = row.predecessors().stream()
                .map(link -> new Predecessor(
                        idsByLedgerId.getOrDefault(link.nodeId(), link.nodeId()), link.type(), link.lagDays()))
                .toList();
        return known != null && Set.copyOf(links).equals(Set.copyOf(known.predecessors()))
                ? known.predecessors()
                : links;
    }

    private BigDecimal weight(LedgerNode row, @Nullable PlannedNode known) {
        if (known == null) {
            return row.weight();
        }
        return stated.has(LedgerColumn.WEIGHT)
                ? Objects.requireNonNull(StatedColumns.number(known.weight(), row.weight()))
                : known.weight();
    }

    private Responsibility responsibility(Responsibility is, Responsibility was) {
        return new Responsibility(
                Objects.requireNonNull(StatedColumns.person(was.owner(), is.owner())),
                unit(is.unit(), was.unit()),
                leader(is.leader(), was.leader()),
                stated.has(LedgerColumn.SUPERVISOR)
                        ? StatedColumns.person(was.supervisor(), is.supervisor())
                        : was.supervisor(),
                was.cooperatingUnits());
    }

    /**
     * A node with the project's unit follows changes of that unit; a node with its own unit keeps it until its row
     * names another.
     */
    private UnitRef unit(UnitRef is, UnitRef was) {
        boolean isInherited = is.equals(ledger.entry().unit());
        return isInherited && !was.equals(entry.unit()) ? was : StatedColumns.unit(was, is);
    }

    private @Nullable PersonRef leader(@Nullable PersonRef is, @Nullable PersonRef was) {
        boolean isInherited = Objects.equals(is, ledger.entry().leader());
        return isInherited && !Objects.equals(was, entry.leader()) ? was : StatedColumns.person(was, is);
    }

    /** Null: the node keeps its due date. */
    private @Nullable LocalDate keptDate(LedgerNode row, PlannedNode known) {
        var wanted = row.dueDate();
        if (wanted == null) {
            return null;
        }
        if (wanted.equals(known.dueDate())) {
            datesInForce.add(row.row());
        } else if (wanted.equals(known.originalDueDate())) {
            datesInForce.add(row.row());
            notes.add(new CellNote(
                    row.row(),
                    LedgerColumn.DUE_DATE,
                    LedgerWarning.Kind.DATE_IN_FORCE,
                    "这是最初的时限；经批准现为 %s，不因台账改变".formatted(known.dueDate()),
                    "This is the first promise; by decision the date is %s now, and stays".formatted(known.dueDate())));
        } else {
            faults.add(new CellFault(
                    row.row(),
                    LedgerColumn.DUE_DATE,
                    LedgerFault.DATE_CHANGED,
                    "完成时限是 %s，台账不能改期；推迟请申请延期（extensions），提前请用 advancement".formatted(known.dueDate()),
                    "Expected %s: a later date is asked for as an extension (POST …/nodes/%s/extensions), an earlier one set by an advancement"
                            .formatted(known.dueDate(), known.nodeId())));
        }
        return null;
    }

    /**
     * Nodes without a row stay in the plan, so that their due dates are not lost; each stays behind its former
     * predecessor in the list.
     */
    private void keepUnstatedNodes() {
        var known = plan.nodes();
        for (int n = 0; n < known.size(); n++) {
            var node = known.get(n);
            if (matches.isNamed(node)) {
                continue;
            }
            int place = n == 0 ? 0 : placeOf(known.get(n - 1).nodeId()) + 1;
            nodes.add(place, unchanged(node));
            rows.add(place, 0);
            notes.add(new CellNote(
                    ledger.row(),
                    LedgerColumn.PROJECT_ID,
                    LedgerWarning.Kind.NODE_KEPT,
                    "台账中没有节点 %s（%s，时限 %s），该节点照旧保留".formatted(node.nodeId(), node.name(), node.dueDate()),
                    "The ledger doesn't name the node %s (%s, due %s); it stays as it is"
                            .formatted(node.nodeId(), node.name(), node.dueDate())));
        }
    }

    private int placeOf(String nodeId) {
        for (int n = 0; n < nodes.size(); n++) {
            if (nodes.get(n).nodeId().equals(nodeId)) {
                return n;
            }
        }
        return nodes.size() - 1;
    }

    private static NodeDraft unchanged(PlannedNode node) {
        return new NodeDraft(
                node.nodeId(),
                node.goalId(),
                node.name(),
                node.durationDays(),
                node.calendar(),
                node.predecessors(),
                null,
                node.weight(),
                node.reportEveryDays(),
                node.evidence(),
                node.location(),
                null,
                node.quantity(),
                node.responsibility());
    }
}
