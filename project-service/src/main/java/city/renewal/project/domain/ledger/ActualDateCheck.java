package city.renewal.project.domain.ledger;

import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Validates the actual dates in a project's rows: none in the future, and no completion before the project can have
 * begun.
 *
 * <p>A project can have begun a year before its programme, or on the first day that its plan may need if that is
 * earlier. If rows state when work started, the project began on the earliest of these days; the starts of successors
 * of the completed node are ignored.
 */
final class ActualDateCheck {

    private final List<NodeRow> nodes;
    private final LocalDate earliest;
    private final LocalDate today;

    private ActualDateCheck(List<NodeRow> nodes, LocalDate earliest, LocalDate today) {
        this.nodes = nodes;
        this.earliest = earliest;
        this.today = today;
    }

    /** @param planned the first day that the plan may need; null: unknown */
    static void check(List<NodeRow> nodes, int year, @Nullable LocalDate planned, LocalDate today) {
        var usual = LocalDate.of(Math.max(year, 1) - 1, 1, 1);
        var earliest = planned != null && planned.isBefore(usual) ? planned : usual;
        new ActualDateCheck(nodes, earliest, today).check();
    }

    private void check() {
        for (var node : nodes) {
            var actuals = node.actuals();
            checkNotInFuture(node, LedgerColumn.STARTED_ON, actuals.startedOn());
            checkNotInFuture(node, LedgerColumn.COMPLETED_ON, actuals.completedOn());
            checkNotInFuture(node, LedgerColumn.LAST_REPORTED_ON, actuals.lastReportedOn());
            if (actuals.completedOn() != null) {
                checkNotBeforeProject(node, actuals.completedOn());
            }
        }
    }

    private void checkNotInFuture(NodeRow node, LedgerColumn column, @Nullable LocalDate date) {
        if (date != null && date.isAfter(today)) {
            node.cells()
                    .wrong(
                            column,
                            LedgerFault.IN_FUTURE,
                            "%s 晚于今天（%s）".formatted(date, today),
                            "Expected a date up to today, %s".formatted(today));
        }
    }

    private void checkNotBeforeProject(NodeRow node, LocalDate completedOn) {
        if (completedOn.isBefore(earliest)) {
            node.cells()
                    .wrong(
                            LedgerColumn.COMPLETED_ON,
                            LedgerFault.COMPLETED_BEFORE_PROJECT,
                            "%s 早于项目可能的开始日期 %s".formatted(completedOn, earliest),
                            "Expected completion after the project can have begun, %s".formatted(earliest));
            return;
        }
        var began = firstStartBeside(node);
        if (began != null && completedOn.isBefore(began)) {
            node.cells()
                    .wrong(
                            LedgerColumn.COMPLETED_ON,
                            LedgerFault.COMPLETED_BEFORE_PROJECT,
                            "%s 早于项目最早的开工日期 %s".formatted(completedOn, began),
                            "Expected completion on or after %s, when work on the project started".formatted(began));
        }
    }

    /** The earliest start of another node that is not a successor of this one; null: none is known. */
    private @Nullable LocalDate firstStartBeside(NodeRow node) {
        @Nullable LocalDate first = null;
        var followers = followers(node);
        for (var other : nodes) {
            var started = other.actuals().startedOn();
            boolean isEarlier = started != null && (first == null || started.isBefore(first));
            if (other != node && isEarlier && !followers.contains(other.nodeId())) {
                first = started;
            }
        }
        return first;
    }

    private Set<String> followers(NodeRow node) {
        var followers = new HashSet<String>();
        var open = new ArrayDeque<String>(List.of(node.nodeId()));
        while (!open.isEmpty()) {
            var before = open.remove();
            for (var other : nodes) {
                boolean follows = other.predecessors().stream()
                        .anyMatch(link -> link.nodeId().equals(before));
                if (follows && followers.add(other.nodeId())) {
                    open.add(other.nodeId());
                }
            }
        }
        return followers;
    }
}
