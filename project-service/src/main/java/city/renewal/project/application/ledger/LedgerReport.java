package city.renewal.project.application.ledger;

import city.renewal.project.application.ledger.LedgerChecks.Findings;
import city.renewal.project.application.ledger.LedgerChecks.ProjectChange;
import city.renewal.project.application.ledger.Ledgers.AcceptedLedger;
import city.renewal.project.domain.correction.ProjectDifferences;
import city.renewal.project.domain.correction.ProjectDifferences.Difference;
import city.renewal.project.domain.ledger.LedgerNode;
import city.renewal.project.domain.ledger.LedgerProject;
import city.renewal.project.domain.ledger.LedgerReadResult;
import city.renewal.project.domain.ledger.ParsedLedger;
import city.renewal.project.domain.ledger.RefusedLedger;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.LedgerCells;
import city.renewal.project.domain.ledger.sheet.LedgerDifference;
import city.renewal.project.domain.ledger.sheet.LedgerRow;
import city.renewal.project.domain.ledger.sheet.LedgerRow.Outcome;
import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import city.renewal.project.domain.ledger.sheet.SheetExcerpt;
import city.renewal.project.domain.project.Project;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds the response to a ledger from the parser's results and from the comparison with the stored projects. */
final class LedgerReport {
    private final ParsedLedger parsed;
    private final Findings findings;
    private final LedgerRequest.Mode mode;
    private final LedgerCells cells;

    LedgerReport(ParsedLedger parsed, Findings findings, LedgerRequest.Mode mode) {
        this.parsed = parsed;
        this.findings = findings;
        this.mode = mode;
        this.cells = parsed.cells();
    }

    /** All invalid cells, from the parser and from the comparison; null if there are none. */
    @Nullable
    RefusedLedger refusal(LedgerReadResult reading) {
        var read = reading instanceof RefusedLedger refused ? refused.violations() : List.<LedgerViolation>of();
        var found = findings.faults().stream()
                .map(cells::violation)
                .distinct()
                .filter(violation -> read.stream().noneMatch(other -> isSame(other, violation)))
                .toList();
        var bad = read.stream().filter(violation -> !isInForce(violation)).toList();
        if (found.isEmpty() && bad.isEmpty()) {
            return null;
        }
        int unlisted = reading instanceof RefusedLedger refused ? refused.violationCount() - read.size() : 0;
        var all = Stream.concat(bad.stream(), found.stream())
                .sorted(Comparator.comparingInt(LedgerViolation::row))
                .toList();
        return new RefusedLedger(
                all.subList(0, Math.min(all.size(), LedgerViolation.LISTED_AT_MOST)),
                all.size() + unlisted,
                rejected(reading.rows(), found),
                warnings(),
                null);
    }

    private static boolean isSame(LedgerViolation one, LedgerViolation other) {
        return one.cell().equals(other.cell()) && one.fault() == other.fault();
    }

    /** A due date in force may lie after the plan's finish, because an extension was granted. */
    private boolean isInForce(LedgerViolation violation) {
        return violation.fault() == LedgerFault.DUE_AFTER_FINISH
                && findings.datesInForce().contains(violation.row());
    }

    private static List<LedgerRow> rejected(List<LedgerRow> rows, List<LedgerViolation> found) {
        var reasons = new HashMap<Integer, List<String>>();
        found.forEach(violation -> reasons.computeIfAbsent(violation.row(), _ -> new ArrayList<>())
                .add("%s %s: %s".formatted(violation.cell(), violation.header(), violation.message())));
        return rows.stream()
                .map(row -> reasons.containsKey(row.row()) ? row.rejected(reasons.get(row.row())) : row)
                .toList();
    }

    List<LedgerWarning> warnings() {
        return Stream.concat(
                        parsed.warnings().stream(), findings.notes().stream().map(cells::warning))
                .distinct()
                .sorted(Comparator.comparingInt(LedgerWarning::row))
                .toList();
    }

    /** The sheet as it was read, limited to the rows around the reported cells. */
    SheetExcerpt excerpt(List<LedgerViolation> violations) {
        var rows = new HashSet<Integer>();
        violations.forEach(violation -> rows.add(violation.row()));
        warnings().forEach(warning -> rows.add(warning.row()));
        rows().stream()
                .filter(row -> row.outcome() == Outcome.CHANGED || row.outcome() == Outcome.CREATED)
                .forEach(row -> rows.add(row.row()));
        return cells.excerpt(rows);
    }

    /** For a correction the change of each row; otherwise every row is accepted. */
    List<LedgerRow> rows() {
        if (mode == LedgerRequest.Mode.CREATE) {
            return parsed.rows();
        }
        var byRow = new HashMap<Integer, LedgerRow>();
        findings.changes()
                .forEach(change -> change.ledger().nodes().forEach(node -> byRow.put(node.row(), row(change, node))));
        return parsed.rows().stream()
                .map(row -> byRow.getOrDefault(row.row(), row))
                .toList();
    }

    private LedgerRow row(ProjectChange change, LedgerNode node) {
        var nodeId = change.nodeIds().getOrDefault(node.row(), node.nodeId());
        var projectId = change.ledger().projectId();
        var before = change.before();
        var after = change.after();
        if (before == null || after == null) {
            return new LedgerRow(node.row(), projectId, nodeId, Outcome.CREATED, List.of(), List.of());
        }
        boolean isFirst = node.row() == change.ledger().row();
        var differences = differences(before, after, node.row(), nodeId, isFirst);
        var outcome = before.node(nodeId).isEmpty()
                ? Outcome.CREATED
                : differences.isEmpty() ? Outcome.UNCHANGED : Outcome.CHANGED;
        return new LedgerRow(node.row(), projectId, nodeId, outcome, List.of(), differences);
    }

    private List<LedgerDifference> differences(Project before, Project after, int row, String nodeId, boolean isFirst) {
        var ofProject = isFirst ? ProjectDifferences.ofProject(before, after) : List.<Difference>of();
        return Stream.concat(ofProject.stream(), ProjectDifferences.ofNode(before, after, nodeId).stream())
                .map(difference -> cells.difference(row, difference.column(), difference.before(), difference.after()))
                .distinct()
                .toList();
    }

    /**
     * The projects that the ledger changes. An unchanged project is not written, even if another request changes it at
     * the same time.
     */
    private List<LedgerProject> changed() {
        return findings.changes().stream()
                .filter(change -> change.before() == null || !change.before().equals(change.after()))
                .map(ProjectChange::ledger)
                .toList();
    }

    AcceptedLedger answered(AcceptedLedger ledger) {
        return new AcceptedLedger(
                ledger.ledgerId(),
                ledger.programme(),
                ledger.title(),
                ledger.issuedBy(),
                ledger.at(),
                changed(),
                ledger.mode(),
                ledger.columns(),
                rows(),
                warnings());
    }
}
