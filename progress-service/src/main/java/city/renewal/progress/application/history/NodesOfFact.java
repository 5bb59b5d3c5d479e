package city.renewal.progress.application.history;

import city.renewal.events.DueDateShift;
import city.renewal.events.ProblemEvent;
import city.renewal.events.ProjectEvent;
import city.renewal.events.RenewalEvent;
import city.renewal.events.SiteReportEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Extracts the ids of the nodes that a fact concerns; empty: the project as a whole. The nodes of a plan are not
 * included.
 */
public final class NodesOfFact {
    private NodesOfFact() {}

    /** For a problem: its node, followed by the nodes that it blocks. */
    public static Set<String> of(RenewalEvent event) {
        return switch (event) {
            case ProjectEvent e -> new LinkedHashSet<>(of(e));
            case ProblemEvent e -> {
                var nodes = new LinkedHashSet<String>();
                if (e.problem().nodeId() != null) {
                    nodes.add(e.problem().nodeId());
                }
                nodes.addAll(e.problem().blocks());
                yield nodes;
            }
            case SiteReportEvent.SiteReportReceived e -> Set.of(e.nodeId());
            case SiteReportEvent.SiteReportAssessed e -> Set.of(e.nodeId());
            default -> Set.of();
        };
    }

    static List<String> of(ProjectEvent event) {
        return switch (event) {
            case ProjectEvent.NodeSigned e -> List.of(e.nodeId());
            case ProjectEvent.NodeObjected e -> List.of(e.nodeId());
            case ProjectEvent.NodeProgressRecorded e -> List.of(e.nodeId());
            case ProjectEvent.NodeCompletionClaimed e -> List.of(e.nodeId());
            case ProjectEvent.NodeCompleted e -> List.of(e.nodeId());
            case ProjectEvent.NodeCompletionReturned e -> List.of(e.nodeId());
            case ProjectEvent.ExtensionRequested e -> List.of(e.nodeId());
            case ProjectEvent.ExtensionApproved e -> List.of(e.nodeId());
            case ProjectEvent.ExtensionRefused e -> List.of(e.nodeId());
            case ProjectEvent.NodeAdvanced e -> List.of(e.nodeId());
            case ProjectEvent.WorkSuspended e -> e.suspension().nodeIds();
            case ProjectEvent.WorkResumed e ->
                e.shifts().stream().map(DueDateShift::nodeId).toList();
            case ProjectEvent.ProjectRegistered _,
                    ProjectEvent.ProjectAmended _,
                    ProjectEvent.PlanSet _,
                    ProjectEvent.InvestmentRecorded _,
                    ProjectEvent.ProjectWithdrawn _,
                    ProjectEvent.ProjectSnapshotTaken _ -> List.of();
        };
    }
}
