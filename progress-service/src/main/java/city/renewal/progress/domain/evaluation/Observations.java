package city.renewal.progress.domain.evaluation;

import city.renewal.events.PlannedNode;
import city.renewal.progress.domain.row.Contradiction;
import city.renewal.progress.domain.state.BlockedBy;
import city.renewal.progress.domain.state.LatestReport;
import city.renewal.progress.domain.state.LedgerProgress;
import city.renewal.progress.domain.state.NodeRecord;
import city.renewal.progress.domain.state.ProjectProgress;
import city.renewal.progress.domain.state.ReportShown;
import city.renewal.schedule.NodeActuals;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The observed progress of a project's nodes, from site reports and from the ledger, as days in the programme's zone.
 *
 * <p>The later observation of ledger and site report applies. A ledger entry counts from the start of its day, so that
 * a site report of the same day takes precedence.
 */
final class Observations {
    private final Map<String, NodeRecord> records = new HashMap<>();
    private final Map<String, LatestReport> reports = new HashMap<>();
    private final Blockers blockers;
    private final ZoneId zone;

    Observations(ProjectProgress progress, ZoneId zone) {
        progress.nodes().forEach(node -> records.put(node.nodeId(), node));
        progress.reports().forEach(report -> reports.put(report.nodeId(), report));
        this.blockers = new Blockers(progress.problems());
        this.zone = zone;
    }

    NodeRecord record(String nodeId) {
        return Objects.requireNonNull(records.get(nodeId), nodeId);
    }

    LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The progress of a node in percent, 0 to 100. */
    int percent(String nodeId) {
        var observed = progress(nodeId);
        return record(nodeId).completion() != null ? 100 : observed == null ? 0 : observed.percent();
    }

    @Nullable
    Instant lastReportedAt(String nodeId) {
        var report = reports.get(nodeId);
        var ledger = record(nodeId).ledgerProgress();
        if (ledger == null) {
            return report == null ? null : report.latest().observedAt();
        }
        var stated = statedAt(ledger);
        return report == null || report.latest().observedAt().isBefore(stated)
                ? stated
                : report.latest().observedAt();
    }

    /** The site report of the latest observation; null: none. */
    @Nullable
    ReportShown latestReport(String nodeId) {
        var report = reports.get(nodeId);
        return report == null ? null : report.shown();
    }

    /** The latest observation that contradicts the claim on a node; null: there is no contradiction or no claim. */
    @Nullable
    Contradiction contradiction(String nodeId) {
        var record = record(nodeId);
        var claim = record.claim();
        if (claim == null) {
            return null;
        }
        var ledger = record.ledgerProgress();
        var stated = ledger == null || ledger.percent() >= 100
                ? null
                : new Contradiction(null, statedAt(ledger), ledger.percent());
        var report = reports.get(nodeId);
        var observed = report == null ? null : report.lastUnfinished();
        var reported = observed == null
                ? null
                : new Contradiction(observed.seen().reportId(), observed.seen().observedAt(), observed.percent());
        var last = later(stated, reported);
        return last != null && day(last.observedAt()).isAfter(claim.completedOn()) ? last : null;
    }

    private static @Nullable Contradiction later(@Nullable Contradiction one, @Nullable Contradiction other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.observedAt().isBefore(one.observedAt()) ? one : other;
    }

    /**
     * The actuals for the engine. A claimed node counts as done, so that waiting for verification does not delay its
     * successors.
     */
    NodeActuals actuals(PlannedNode node, LocalDate today) {
        var record = record(node.nodeId());
        var completion = record.completion();
        var claim = record.claim();
        if (completion != null) {
            return done(record, completion.completedOn());
        }
        return claim != null ? done(record, claim.completedOn()) : open(node, today);
    }

    /** The open problems that block the node; none once it is done. */
    List<BlockedBy> blockedBy(String nodeId) {
        return record(nodeId).completion() == null ? blockers.of(nodeId) : List.of();
    }

    /** The actuals of a node as if it were neither claimed nor done. */
    NodeActuals open(PlannedNode node, LocalDate today) {
        return blockers.addBlockers(node.nodeId(), withoutBlockers(node, today), today);
    }

    private NodeActuals withoutBlockers(PlannedNode node, LocalDate today) {
        var record = record(node.nodeId());
        var observed = progress(node.nodeId());
        if (observed == null) {
            return record.startedOn() == null ? NodeActuals.NONE : NodeActuals.startedOn(record.startedOn());
        }
        var day = day(observed.at()).isAfter(today) ? today : day(observed.at());
        return new NodeActuals(record.startedOn(), null, observed.percent(), null, day.plusDays(1));
    }

    boolean hasStarted(String nodeId) {
        return record(nodeId).startedOn() != null || percent(nodeId) > 0;
    }

    private static NodeActuals done(NodeRecord record, LocalDate completedOn) {
        var started = record.startedOn();
        return NodeActuals.completed(started == null || started.isAfter(completedOn) ? null : started, completedOn);
    }

    private record ObservedProgress(int percent, Instant at) {}

    private @Nullable ObservedProgress progress(String nodeId) {
        var ledger = record(nodeId).ledgerProgress();
        var report = reports.get(nodeId);
        var reported = report == null ? null : report.progress();
        if (reported == null) {
            return ledger == null ? null : new ObservedProgress(ledger.percent(), statedAt(ledger));
        }
        var at = reported.seen().observedAt();
        return ledger == null || !at.isBefore(statedAt(ledger))
                ? new ObservedProgress(reported.percent(), at)
                : new ObservedProgress(ledger.percent(), statedAt(ledger));
    }

    private Instant statedAt(LedgerProgress ledger) {
        var day = ledger.observedOn() == null ? day(ledger.statedAt()) : ledger.observedOn();
        return day.atStartOfDay(zone).toInstant();
    }
}
