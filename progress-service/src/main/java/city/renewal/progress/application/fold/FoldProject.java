package city.renewal.progress.application.fold;

import city.renewal.events.Envelope;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProblemEvent;
import city.renewal.events.ProjectEvent;
import city.renewal.events.RenewalEvent;
import city.renewal.events.SiteReportEvent;
import city.renewal.progress.application.state.FoldStop;
import city.renewal.progress.application.state.Journal;
import city.renewal.progress.application.state.StoredProgress;
import city.renewal.progress.domain.state.ProjectFold;
import city.renewal.progress.domain.state.ProjectProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the facts of one project to its stored state, as long as their sequence numbers continue without a gap.
 *
 * <p>Every fact is in the journal before it is folded. If a fact is missing, the facts after it are therefore not lost:
 * once the missing fact or a snapshot arrives, the fold reads the rest from the journal.
 */
final class FoldProject {
    private static final Logger LOG = LoggerFactory.getLogger(FoldProject.class);

    /**
     * The state after the fold, the nodes that were removed from the plan, and the reason for stopping; null: all facts
     * were applied.
     */
    record Result(
            ProjectProgress progress,
            List<PlannedNode> left,
            @Nullable FoldStop stopped) {}

    private final Journal journal;
    private final FoldMetrics metrics;

    FoldProject(Journal journal, FoldMetrics metrics) {
        this.journal = journal;
        this.metrics = metrics;
    }

    /** @param real wall-clock time, for the start of a stop */
    Result fold(StoredProgress stored, List<Envelope<?>> facts, Instant real) {
        var stop = stored.stopped();
        if (stored.refold() || (stop != null && stop.reason() == FoldStop.Reason.FAILURE)) {
            // The cause of a failure may be fixed by now, and facts that arrived meanwhile were not applied: fold from
            // the beginning.
            return fold(stored, ProjectProgress.unknown(stored.projectId()), journal.about(stored.projectId()), real);
        }
        return fold(stored, stored.progress(), facts, real);
    }

    private Result fold(StoredProgress stored, ProjectProgress from, List<Envelope<?>> facts, Instant real) {
        var fold = new ProjectFold(from);
        var ordered = new ArrayList<Envelope<?>>();
        for (var fact : facts) {
            if (fact.event() instanceof SiteReportEvent report) {
                fold.apply(fact.id(), fact.sequence(), report);
                metrics.applied(1);
            } else if (fact.event() instanceof ProblemEvent problem) {
                fold.apply(fact.id(), fact.sequence(), problem);
            } else {
                ordered.add(fact);
            }
        }
        var missing = apply(fold, ordered);
        if (missing != 0 || stored.stopped() != null) {
            missing = apply(fold, journal.after("/projects/" + stored.projectId(), fold.sequence()));
        }
        return new Result(fold.progress(), fold.left(), stopped(stored, missing, fold, real));
    }

    /** Applies the facts by sequence number. Returns the first sequence number that is missing or fails; 0: none. */
    private long apply(ProjectFold fold, List<Envelope<?>> facts) {
        var ordered = new ArrayList<>(facts);
        // A fact comes before a snapshot with the same sequence number.
        ordered.sort(Comparator.<Envelope<?>>comparingLong(Envelope::sequence)
                .thenComparing(fact -> isSnapshot(fact.event())));
        var missing = 0L;
        for (var fact : ordered) {
            if (fact.event() instanceof ProjectEvent event) {
                switch (applied(fold, fact, event)) {
                    case APPLIED -> {
                        metrics.applied(1);
                        missing = 0;
                    }
                    case KNOWN -> metrics.skipped(1);
                    case GAP -> missing = fold.sequence() + 1;
                }
            }
        }
        return missing;
    }

    private static ProjectFold.Outcome applied(ProjectFold fold, Envelope<?> fact, ProjectEvent event) {
        try {
            return fold.apply(fact.id(), fact.sequence(), event);
        } catch (RuntimeException e) {
            throw new FoldFailure(fact.sequence(), e);
        }
    }

    private @Nullable FoldStop stopped(StoredProgress stored, long missing, ProjectFold fold, Instant real) {
        var before = stored.stopped();
        if (missing == 0) {
            if (before != null) {
                LOG.info("Project {} continues at sequence {}", stored.projectId(), fold.sequence());
                metrics.resumed();
            }
            return null;
        }
        if (before != null) {
            return new FoldStop(FoldStop.Reason.GAP, before.since(), missing);
        }
        LOG.warn(
                "Project {} stops before sequence {}, which has not arrived; later facts wait in the journal for it or"
                        + " for a snapshot",
                stored.projectId(),
                missing);
        metrics.stopped(FoldStop.Reason.GAP);
        return new FoldStop(FoldStop.Reason.GAP, real, missing);
    }

    private static boolean isSnapshot(RenewalEvent event) {
        return event instanceof ProjectEvent.ProjectSnapshotTaken;
    }
}
