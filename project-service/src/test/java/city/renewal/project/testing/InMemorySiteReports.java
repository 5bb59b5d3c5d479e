package city.renewal.project.testing;

import city.renewal.project.application.report.SiteReports;
import city.renewal.project.domain.report.CountingStatus;
import city.renewal.project.domain.report.Observation;
import city.renewal.project.domain.report.ReporterPosition;
import city.renewal.project.domain.report.SiteReport;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Site reports in memory. */
public final class InMemorySiteReports extends InMemoryAggregates<SiteReport> implements SiteReports {
    private final Set<String> unsettled = new HashSet<>();

    @Override
    public synchronized boolean create(String id, Change<SiteReport> change) {
        var created = super.create(id, change);
        if (created) {
            unsettled.add(id);
        }
        return created;
    }

    @Override
    public synchronized long save(StoredAggregate<SiteReport> read, Change<SiteReport> change) {
        var version = super.save(read, change);
        unsettled.add(read.id());
        return version;
    }

    private synchronized Stream<SiteReport> states() {
        return all().stream().map(StoredAggregate::state).toList().stream();
    }

    @Override
    public List<StoredAggregate<SiteReport>> find(Query query) {
        return all().stream()
                .filter(stored -> matches(query, stored.state()))
                .sorted(Comparator.comparing(
                                (StoredAggregate<SiteReport> stored) -> SiteReports.orderKey(stored.state()))
                        .reversed())
                .limit(query.limit())
                .toList();
    }

    private static boolean matches(Query query, SiteReport report) {
        var assessment = report.assessed();
        var at = assessment.observedAt();
        return (query.projects() == null
                        || query.projects().contains(report.projectId())
                        || report.reportedBy().equals(query.author()))
                && (query.project() == null || query.project().equals(report.projectId()))
                && (query.node() == null || query.node().equals(report.nodeId()))
                && (query.reporter() == null || query.reporter().equals(report.reportedBy()))
                && (query.from() == null || !at.isBefore(query.from()))
                && (query.until() == null || at.isBefore(query.until()))
                && (query.complete() == null || query.complete() == assessment.isComplete())
                && (query.flag() == null || assessment.flags().contains(query.flag()))
                && (query.after() == null || SiteReports.orderKey(report).compareTo(query.after()) < 0);
    }

    @Override
    public List<Observation> observations(String projectId, String nodeId, Instant from, Instant to) {
        var all = states().filter(report ->
                        report.projectId().equals(projectId) && report.nodeId().equals(nodeId))
                .filter(report ->
                        report.assessed().isCounted() && report.assessed().progressPercent() != null)
                .map(InMemorySiteReports::observation)
                .sorted(Observation.ORDER)
                .toList();
        Predicate<Observation> isBefore = each -> each.observedAt().isBefore(from);
        Predicate<Observation> isAfter = each -> each.observedAt().isAfter(to);
        var found = new ArrayList<Observation>();
        all.stream().filter(isBefore).reduce((_, last) -> last).ifPresent(found::add);
        all.stream().filter(isBefore.or(isAfter).negate()).forEach(found::add);
        all.stream().filter(isAfter).findFirst().ifPresent(found::add);
        return found;
    }

    private static Observation observation(SiteReport report) {
        var assessment = report.assessed();
        return new Observation(
                report.reportId(),
                assessment.observedAt(),
                assessment.receivedAt(),
                Objects.requireNonNull(assessment.progressPercent()),
                assessment.flags());
    }

    @Override
    public List<ReporterPosition> positions(String personId, Instant from, Instant to) {
        return states().filter(report -> report.reportedBy().equals(personId)
                        && report.assessed().location() != null)
                .filter(report -> !report.assessed().observedAt().isBefore(from)
                        && !report.assessed().observedAt().isAfter(to))
                .map(report -> new ReporterPosition(
                        report.reportId(),
                        report.projectId(),
                        report.assessed().observedAt(),
                        Objects.requireNonNull(report.assessed().location()),
                        report.assessed().flags()))
                .toList();
    }

    @Override
    public List<HeldReport> held(@Nullable String afterId, int limit) {
        return states().filter(report -> report.assessed().counting() == CountingStatus.HELD)
                .filter(report -> afterId == null || report.reportId().compareTo(afterId) > 0)
                .limit(limit)
                .map(report -> new HeldReport(report.reportId(), report.projectId(), report.nodeId()))
                .toList();
    }

    @Override
    public synchronized List<String> unsettled(Instant receivedBefore, int limit) {
        return states().filter(report -> unsettled.contains(report.reportId()))
                .filter(report -> report.assessed().receivedAt().isBefore(receivedBefore))
                .limit(limit)
                .map(SiteReport::reportId)
                .toList();
    }

    @Override
    public synchronized void settled(Collection<String> reportIds) {
        unsettled.removeAll(reportIds);
    }

    @Override
    public List<StoredAggregate<SiteReport>> incomplete(@Nullable String afterId, int limit) {
        return all().stream()
                .filter(stored -> !stored.state().assessed().isComplete())
                .filter(stored -> afterId == null || stored.id().compareTo(afterId) > 0)
                .limit(limit)
                .toList();
    }
}
