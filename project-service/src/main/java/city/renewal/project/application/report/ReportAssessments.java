package city.renewal.project.application.report;

import city.renewal.project.application.photo.PhotoListener;
import city.renewal.project.domain.photo.Photo;
import city.renewal.project.domain.report.Assessor;
import city.renewal.project.domain.report.SiteReport;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reassesses stored reports when their inputs change: a photo or a neighbour arrived. Neighbours are observations of
 * the same node, reports of the same person and reports with the same picture.
 *
 * <ol>
 *   <li>Reports are stored first. Then the request reads their neighbours and reassesses those whose flags differ from
 *       the flags that all these reports together give. If two requests store neighbours at the same time, at least one
 *       of them reads both.
 *   <li>Every write of a report sets a mark, which is removed after its neighbours were assessed. After a crash the
 *       sweep finds the mark.
 *   <li>Each changed assessment is a compare-and-set together with the event {@code SiteReportAssessed}; the loser
 *       reads the report again.
 * </ol>
 *
 * <p>Idempotent and thread-safe: an unchanged assessment is not written.
 */
public final class ReportAssessments implements PhotoListener {
    private static final int MAX_ATTEMPTS = 20;

    private final SiteReports reports;
    private final ReportPhotos photos;
    private final InstantSource clock;

    public ReportAssessments(SiteReports reports, ReportPhotos photos, InstantSource clock) {
        this.reports = reports;
        this.photos = photos;
        this.clock = clock;
    }

    /** Reassesses the reports that name the photo, and those with the same picture. */
    @Override
    public void stored(Photo photo) {
        assess(photos.reportsWith(photo.sha256()));
    }

    /** Assesses the neighbours of reports that were just stored or have just begun to count. */
    void assessNeighbours(Collection<SiteReport> stored) {
        if (stored.isEmpty()) {
            return;
        }
        var outdated = new LinkedHashSet<>(ReportContext.read(reports, stored).outdated(stored));
        stored.stream()
                .filter(report -> !report.assessed().photoFacts().isEmpty())
                .map(SiteReport::reportId)
                .forEach(outdated::add);
        outdated.addAll(assessed(outdated));
        outdated.addAll(stored.stream().map(SiteReport::reportId).toList());
        reports.settled(outdated);
    }

    /** Reassesses these reports, and the neighbours whose flags depend on them. */
    public void assess(Collection<String> reportIds) {
        reports.settled(assessed(reportIds));
    }

    /** Returns the ids of all assessed reports. */
    private Set<String> assessed(Collection<String> reportIds) {
        var times = new HashMap<String, Integer>();
        Set<String> open = new LinkedHashSet<>(reportIds);
        while (!open.isEmpty()) {
            var next = new LinkedHashSet<String>();
            for (var id : open) {
                times.merge(id, 1, Integer::sum);
                var neighbours = assess(id);
                next.addAll(neighbours.outdated());
                neighbours.withItsPhotos().stream()
                        .filter(each -> !times.containsKey(each))
                        .forEach(next::add);
            }
            next.removeIf(id -> times.getOrDefault(id, 0) >= MAX_ATTEMPTS);
            open = next;
        }
        return times.keySet();
    }

    /**
     * Reports that must be assessed because of another report.
     *
     * @param outdated reports with wrong flags, even if they were assessed a moment ago: the other report may have got
     *     its position since
     * @param withItsPhotos reports of a later observation with the same picture; their finding about it does not change
     *     any more
     */
    private record Neighbours(Set<String> outdated, Set<String> withItsPhotos) {
        static final Neighbours NONE = new Neighbours(Set.of(), Set.of());
    }

    private Neighbours assess(String reportId) {
        for (int attempt = 1; ; attempt++) {
            var stored = reports.load(reportId).orElse(null);
            if (stored == null) {
                return Neighbours.NONE;
            }
            try {
                return assess(stored);
            } catch (ConcurrentChange e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Neighbours assess(StoredAggregate<SiteReport> stored) {
        var report = stored.state();
        var compared = photos.compare(report, photos.arrived(List.of(report)), reports);
        // A photo may add the position that places the report among others of its reporter.
        var placed = List.of(Assessor.placed(report, compared.findings()));
        var context = ReportContext.read(reports, placed);
        var next = Assessor.assessed(
                report, compared.findings(), context.history(report), context.positionHistory(report));
        if (Assessor.isChanged(report, next)) {
            reports.save(stored, new Change<>(next, List.of(next.assessed(clock.instant())), null));
        }
        var outdated = context.outdated(placed);
        outdated.remove(report.reportId());
        return new Neighbours(outdated, compared.later());
    }
}
