package city.renewal.progress.application;

import city.renewal.events.Envelope;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProblemEvent;
import city.renewal.events.ProjectEvent;
import city.renewal.events.RenewalEvent;
import city.renewal.events.SiteReportEvent;
import city.renewal.progress.domain.ProjectFold;
import city.renewal.progress.domain.ProjectProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the facts of one project to what was stored of it, as far as their numbers go on without a gap.
 *
 * <p>Every fact is in the journal before it gets here. So when one is missing, those beyond it are not lost: once it comes,
 * or a snapshot does, the fold takes the rest from the journal.
 */
final class FoldProject {
    private static final Logger LOG = LoggerFactory.getLogger(FoldProject.class);

    /** The state after the fold, the nodes that left the plan, and why it went no further; null: it took everything. */
    record Result(
            ProjectProgress progress,
            List<PlannedNode> left,
            @Nullable Stop stopped) {}

    private final Journal journal;
    private final FoldMetrics metrics;

    FoldProject(Journal journal, FoldMetrics metrics) {
        this.journal = journal;
        this.metrics = metrics;
    }

    /** @param real real time, for how long a project has been stopped */
    Result fold(StoredProgress stored, List<Envelope<?>> facts, Instant real) {
        var stop = stored.stopped();
        if (stored.refold() || (stop != null && stop.reason() == Stop.Reason.FAILURE)) {
            // What failed may be right by now, and nothing that came meanwhile was applied: from the beginning.
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

    /** Applies in order of their numbers; answers with the first number that is missing or fails, or 0. */
    private long apply(ProjectFold fold, List<Envelope<?>> facts) {
        var ordered = new ArrayList<>(facts);
        // A fact goes before the snapshot that repeats its number.
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
            throw new CannotFold(fact.sequence(), e);
        }
    }

    private @Nullable Stop stopped(StoredProgress stored, long missing, ProjectFold fold, Instant real) {
        var before = stored.stopped();
        if (missing == 0) {
            if (before != null) {
                LOG.info("Project {} goes on at sequence {}", stored.projectId(), fold.sequence());
                metrics.resumed();
            }
            return null;
        }
        if (before != null) {
            return new Stop(Stop.Reason.GAP, before.since(), missing);
        }
        LOG.warn(
                "Project {} stops before sequence {}, which has not come; later facts wait in the journal for it or"
                        + " for a snapshot",
                stored.projectId(),
                missing);
        metrics.stopped(Stop.Reason.GAP);
        return new Stop(Stop.Reason.GAP, real, missing);
    }

    private static boolean isSnapshot(RenewalEvent event) {
        return event instanceof ProjectEvent.ProjectSnapshotTaken;
    }
}
