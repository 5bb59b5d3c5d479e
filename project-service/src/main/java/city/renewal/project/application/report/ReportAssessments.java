package city.renewal.project.application.report;

import city.renewal.project.application.photo.PhotoListener;
import city.renewal.project.domain.photo.Photo;
import city.renewal.project.domain.report.Assessor;
import city.renewal.project.domain.report.SiteReport;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.Stored;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Assesses stored reports anew when what they are judged by has changed: a photo arrived, or a neighbour did (an observation of
 * the same node, a report of the same person, a report with the same picture).
 *
 * <ol>
 *   <li>Reports are stored first. Then the request that stored them reads their neighbours, and assesses those whose flags
 *       differ from what all of these reports together give. If two requests store neighbours at the same time, at least one of
 *       them reads both.
 *   <li>Every write of a report sets a mark, which is removed when its neighbours were assessed. After a crash the sweep finds
 *       the mark.
 *   <li>Each changed assessment is a compare-and-set with the fact {@code SiteReportAssessed}; the loser reads again.
 * </ol>
 *
 * <p>Idempotent and thread-safe: an assessment that says the same again is not written.
 */
public final class ReportAssessments implements PhotoListener {
    private static final int MOST_ATTEMPTS = 20;

    private final SiteReports reports;
    private final ReportPhotos photos;
    private final InstantSource clock;

    public ReportAssessments(SiteReports reports, ReportPhotos photos, InstantSource clock) {
        this.reports = reports;
        this.photos = photos;
        this.clock = clock;
    }

    /** The reports that name the photo, and those that show the same picture, are assessed anew. */
    @Override
    public void stored(Photo photo) {
        assess(photos.reportsWith(photo.sha256()));
    }

    /** Looks at the neighbours of reports that were just stored or began to count. */
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

    /** Assesses these reports anew, and the neighbours whose flags are decided by them. */
    public void assess(Collection<String> reportIds) {
        reports.settled(assessed(reportIds));
    }

    /** Answers with all that were assessed. */
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
            next.removeIf(id -> times.getOrDefault(id, 0) >= MOST_ATTEMPTS);
            open = next;
        }
        return times.keySet();
    }

    /**
     * Reports that are to be assessed because of another.
     *
     * @param outdated whose flags are others than they should be, even when they were assessed a moment ago: the other one
     *     may have got its position since
     * @param withItsPhotos of a later observation, with the same picture; what they say of it doesn't change any more
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
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Neighbours assess(Stored<SiteReport> stored) {
        var report = stored.state();
        var compared = photos.compare(report, photos.arrived(List.of(report)), reports);
        // A photo may bring the position by which the report stands beside others of its reporter.
        var placed = List.of(Assessor.placed(report, compared.findings()));
        var context = ReportContext.read(reports, placed);
        var next = Assessor.assessed(report, compared.findings(), context.history(report), context.positionHistory(report));
        if (Assessor.isChanged(report, next)) {
            reports.save(stored, new Change<>(next, List.of(next.assessed(clock.instant())), null));
        }
        var outdated = context.outdated(placed);
        outdated.remove(report.reportId());
        return new Neighbours(outdated, compared.later());
    }
}
