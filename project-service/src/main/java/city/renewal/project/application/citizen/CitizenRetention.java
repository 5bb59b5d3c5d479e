package city.renewal.project.application.citizen;

import city.renewal.events.Problem;
import city.renewal.project.application.problem.Problems;
import city.renewal.project.domain.citizen.CitizenReport;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases the reporter's personal data and text when the retention period after the closing is over. The period begins
 * when the report was declined, or when its problem was closed and stayed closed. Idempotent.
 */
public final class CitizenRetention {
    private static final Logger LOG = LoggerFactory.getLogger(CitizenRetention.class);
    private static final int BATCH = 200;

    private final CitizenReports reports;
    private final Problems problems;
    private final CitizenPolicy policy;
    private final InstantSource clock;

    public CitizenRetention(CitizenReports reports, Problems problems, CitizenPolicy policy, InstantSource clock) {
        this.reports = reports;
        this.problems = problems;
        this.policy = policy;
        this.clock = clock;
    }

    /** @return the number of reports whose personal data was erased */
    public int sweep() {
        var now = clock.instant();
        var erased = 0;
        for (var ids = reports.toCheckForErasure(now, BATCH);
                !ids.isEmpty();
                ids = reports.toCheckForErasure(now, BATCH)) {
            for (var stored : reports.loadAll(ids)) {
                erased += check(stored, now) ? 1 : 0;
            }
            if (ids.size() < BATCH) {
                break;
            }
        }
        if (erased > 0) {
            LOG.info("Erased the personal data of {} citizens' reports after the retention period", erased);
        }
        return erased;
    }

    private boolean check(StoredAggregate<CitizenReport> stored, Instant now) {
        var closedAt = closedAt(stored.state());
        var due = (closedAt == null ? now : closedAt).plus(policy.personalDataKept());
        var isDue = closedAt != null && !due.isAfter(now);
        var next = isDue ? stored.state().erased() : stored.state().withNextEraseCheckAt(due);
        try {
            reports.save(stored, new Change<>(next, List.of(), null));
            return isDue;
        } catch (ConcurrentChange e) {
            LOG.debug("Citizen report {} was changed by another request; the next sweep checks it again", stored.id());
            return false;
        }
    }

    /** Null if it is not closed. */
    private @Nullable Instant closedAt(CitizenReport report) {
        var moderation = report.moderation();
        if (moderation == null) {
            return null;
        }
        var problemId = moderation.problemId();
        return problemId == null
                ? moderation.at()
                : problems.load(problemId)
                        .map(stored -> stored.state().listed())
                        .filter(problem -> problem.state() == Problem.State.CLOSED)
                        .map(Problem::closedAt)
                        .orElse(null);
    }
}
