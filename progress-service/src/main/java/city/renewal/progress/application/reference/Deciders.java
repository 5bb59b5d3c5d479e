package city.renewal.progress.application.reference;

import city.renewal.events.ProblemEvent;
import city.renewal.events.ProjectEvent;
import city.renewal.events.SiteReportEvent;
import org.jspecify.annotations.Nullable;

/** Extracts the id of the person who decided a fact; null when the platform decided it. */
public final class Deciders {
    private Deciders() {}

    public static @Nullable String of(ProjectEvent event) {
        return switch (event) {
            case ProjectEvent.ProjectRegistered e -> e.registeredBy();
            case ProjectEvent.ProjectAmended e -> e.amendedBy();
            case ProjectEvent.PlanSet e -> e.setBy();
            case ProjectEvent.NodeSigned e -> e.signedBy();
            case ProjectEvent.NodeObjected e -> e.objectedBy();
            case ProjectEvent.NodeProgressRecorded e -> e.recordedBy();
            case ProjectEvent.NodeCompletionClaimed e -> e.claimedBy();
            case ProjectEvent.NodeCompleted e -> e.verifiedBy();
            case ProjectEvent.NodeCompletionReturned e -> e.returnedBy();
            case ProjectEvent.ExtensionRequested e -> e.requestedBy();
            case ProjectEvent.ExtensionApproved e -> e.approvedBy();
            case ProjectEvent.ExtensionRefused e -> e.refusedBy();
            case ProjectEvent.NodeAdvanced e -> e.advancedBy();
            case ProjectEvent.WorkSuspended e -> e.suspension().orderedBy();
            case ProjectEvent.WorkResumed e -> e.resumedBy();
            case ProjectEvent.InvestmentRecorded e -> e.recordedBy();
            case ProjectEvent.ProjectWithdrawn e -> e.withdrawnBy();
            case ProjectEvent.ProjectSnapshotTaken _ -> null;
        };
    }

    public static @Nullable String of(ProblemEvent event) {
        return switch (event) {
            case ProblemEvent.ProblemRaised e -> e.raisedBy();
            case ProblemEvent.ProblemReassigned e -> e.reassignedBy();
            case ProblemEvent.ProblemRectified e -> e.rectifiedBy();
            case ProblemEvent.ProblemReturned e -> e.returnedBy();
            case ProblemEvent.ProblemClosed e -> e.closedBy();
            case ProblemEvent.ProblemReopened e -> e.reopenedBy();
            case ProblemEvent.ProblemExtensionRequested e -> e.extension().requestedBy();
            case ProblemEvent.ProblemExtensionApproved e -> e.extension().decidedBy();
            case ProblemEvent.ProblemExtensionRefused e -> e.extension().decidedBy();
        };
    }

    public static @Nullable String of(SiteReportEvent event) {
        return switch (event) {
            case SiteReportEvent.SiteReportReceived e -> e.reportedBy();
            case SiteReportEvent.SiteReportAssessed _ -> null;
        };
    }
}
