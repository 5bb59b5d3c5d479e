package city.renewal.progress.domain;

import city.renewal.events.PlannedNode;
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
 * What has been seen of a project's nodes, from site reports and from the ledger, as days of the programme's zone.
 *
 * <p>Of ledger and site report the later observation holds. A ledger's word counts from the first moment of its day, so
 * that somebody who was on the site that day has the last word.
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

    /** How far the work on a node is: 0 to 100. */
    int percent(String nodeId) {
        var seen = progress(nodeId);
        return record(nodeId).completion() != null ? 100 : seen == null ? 0 : seen.percent();
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

    /** The site report of the latest observation; null: there is none. */
    @Nullable
    ReportShown latestReport(String nodeId) {
        var report = reports.get(nodeId);
        return report == null ? null : report.shown();
    }

    /** The latest observation that contradicts the claim on a node; null: none does, or nobody claims. */
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
        var seen = report == null ? null : report.lastUnfinished();
        var reported = seen == null
                ? null
                : new Contradiction(seen.seen().reportId(), seen.seen().observedAt(), seen.percent());
        var last = later(stated, reported);
        return last != null && day(last.observedAt()).isAfter(claim.completedOn()) ? last : null;
    }

    private static @Nullable Contradiction later(@Nullable Contradiction one, @Nullable Contradiction other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.observedAt().isBefore(one.observedAt()) ? one : other;
    }

    /** The actuals for the engine, where a claim counts as done: who waits for a check does not delay those behind. */
    NodeActuals actuals(PlannedNode node, LocalDate today) {
        var record = record(node.nodeId());
        var completion = record.completion();
        var claim = record.claim();
        if (completion != null) {
            return done(record, completion.completedOn());
        }
        return claim != null ? done(record, claim.completedOn()) : open(node, today);
    }

    /** The open problems that hold the node up; none does once it is done. */
    List<BlockedBy> blockedBy(String nodeId) {
        return record(nodeId).completion() == null ? blockers.of(nodeId) : List.of();
    }

    /** The actuals of a node as if it were neither claimed nor done. */
    NodeActuals open(PlannedNode node, LocalDate today) {
        return blockers.held(node.nodeId(), unheld(node, today), today);
    }

    private NodeActuals unheld(PlannedNode node, LocalDate today) {
        var record = record(node.nodeId());
        var seen = progress(node.nodeId());
        if (seen == null) {
            return record.startedOn() == null ? NodeActuals.NONE : NodeActuals.startedOn(record.startedOn());
        }
        var day = day(seen.at()).isAfter(today) ? today : day(seen.at());
        return new NodeActuals(record.startedOn(), null, seen.percent(), null, day.plusDays(1));
    }

    boolean hasStarted(String nodeId) {
        return record(nodeId).startedOn() != null || percent(nodeId) > 0;
    }

    private static NodeActuals done(NodeRecord record, LocalDate completedOn) {
        var started = record.startedOn();
        return NodeActuals.completed(started == null || started.isAfter(completedOn) ? null : started, completedOn);
    }

    private record Seen(int percent, Instant at) {}

    private @Nullable Seen progress(String nodeId) {
        var ledger = record(nodeId).ledgerProgress();
        var report = reports.get(nodeId);
        var reported = report == null ? null : report.progress();
        if (reported == null) {
            return ledger == null ? null : new Seen(ledger.percent(), statedAt(ledger));
        }
        var at = reported.seen().observedAt();
        return ledger == null || !at.isBefore(statedAt(ledger))
                ? new Seen(reported.percent(), at)
                : new Seen(ledger.percent(), statedAt(ledger));
    }

    private Instant statedAt(LedgerProgress ledger) {
        var day = ledger.observedOn() == null ? day(ledger.statedAt()) : ledger.observedOn();
        return day.atStartOfDay(zone).toInstant();
    }
}
