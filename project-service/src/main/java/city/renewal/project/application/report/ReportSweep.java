package city.renewal.project.application.report;

import city.renewal.starter.aggregate.StoredAggregate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finishes pending reports: held reports whose node exists now, reports whose neighbours were not assessed because of a
 * crash, reports whose photos arrived without an announcement, and reports with pictures that another instance stored.
 * Idempotent; several instances may sweep at the same time.
 */
public final class ReportSweep {
    /** An unsettled report that is older than this, by the platform's clock, was left behind by a crash. */
    private static final Duration STALE_AFTER = Duration.ofSeconds(30);

    private static final int PAGE = 200;

    private final SiteReports reports;
    private final ReportPhotos photos;
    private final HeldReports held;
    private final ReportAssessments assessments;
    private final InstantSource clock;

    /** Pictures whose reports must be compared again, including those that a failed run left. */
    private final Set<String> picturesOfOtherInstances = new LinkedHashSet<>();

    private @Nullable String lastIncomplete;

    public ReportSweep(
            SiteReports reports,
            ReportPhotos photos,
            HeldReports held,
            ReportAssessments assessments,
            InstantSource clock) {
        this.reports = reports;
        this.photos = photos;
        this.held = held;
        this.assessments = assessments;
        this.clock = clock;
    }

    /** Finishes held and unsettled reports and returns their number. Cheap if there are none. */
    public int sweep() {
        var unsettled = reports.unsettled(clock.instant().minus(STALE_AFTER), PAGE);
        if (!unsettled.isEmpty()) {
            assessments.assessNeighbours(reports.loadAll(unsettled).stream()
                    .map(StoredAggregate::state)
                    .toList());
        }
        return unsettled.size() + held.release();
    }

    /** Compares the reports again whose pictures another instance stored recently. Returns the number of pictures. */
    public synchronized int comparePicturesOfOtherInstances() {
        picturesOfOtherInstances.addAll(photos.takePicturesOfOtherInstances());
        int pictures = picturesOfOtherInstances.size();
        for (var picture = picturesOfOtherInstances.iterator(); picture.hasNext(); picture.remove()) {
            assessments.assess(photos.reportsWith(picture.next()));
        }
        return pictures;
    }

    /** Checks one page of the reports that wait for photos; the next call checks the next page. Called periodically. */
    public synchronized int findArrivedPhotos() {
        var page = reports.incomplete(lastIncomplete, PAGE);
        lastIncomplete = page.size() < PAGE ? null : page.getLast().id();
        var states = page.stream().map(StoredAggregate::state).toList();
        var arrived = photos.arrived(states);
        var due = states.stream()
                .filter(report -> report.assessed().missingPhotos().stream().anyMatch(arrived::containsKey))
                .map(report -> report.reportId())
                .toList();
        assessments.assess(due);
        return due.size();
    }

    /** Runs all sweeps once, for tests and for startup. */
    public void sweepAll() {
        sweep();
        comparePicturesOfOtherInstances();
        do {
            findArrivedPhotos();
        } while (lastIncomplete != null);
    }

    List<String> unsettled() {
        return reports.unsettled(clock.instant().plus(STALE_AFTER), PAGE);
    }
}
