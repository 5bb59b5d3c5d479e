package city.renewal.project.application.report;

import city.renewal.project.application.project.Projects;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.report.Assessor;
import city.renewal.project.domain.report.CountingStatus;
import city.renewal.project.domain.report.ReportChecks;
import city.renewal.project.domain.report.SiteReport;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides on held reports, whose node was unknown at receipt, once a plan has the node. A report counts if its reporter
 * may report on the node; otherwise it never counts.
 *
 * <p>The decision is a compare-and-set together with its event, so it is made once even if several instances find the
 * node at the same time. Thread-safe.
 */
public final class HeldReports {
    private static final int PAGE = 500;
    private static final int MAX_REMEMBERED = 10_000;

    private final SiteReports reports;
    private final Projects projects;
    private final ReportAssessments assessments;
    private final InstantSource clock;
    /** The version of the project that did not have the node yet, by held report. */
    private final Map<String, Long> versionsWithoutNode = new ConcurrentHashMap<>();

    public HeldReports(SiteReports reports, Projects projects, ReportAssessments assessments, InstantSource clock) {
        this.reports = reports;
        this.projects = projects;
        this.assessments = assessments;
        this.clock = clock;
    }

    /** Decides on every held report whose node exists now; returns their number. */
    public int release() {
        int released = 0;
        var page = reports.held(null, PAGE);
        while (!page.isEmpty()) {
            released += release(page);
            page = page.size() < PAGE ? List.of() : reports.held(page.getLast().reportId(), PAGE);
        }
        return released;
    }

    private int release(List<SiteReports.HeldReport> page) {
        var versions = projects.versions(
                page.stream().map(SiteReports.HeldReport::projectId).collect(Collectors.toSet()));
        var due = page.stream()
                .filter(held ->
                        !versions.getOrDefault(held.projectId(), 0L).equals(versionsWithoutNode.get(held.reportId())))
                .toList();
        if (due.isEmpty()) {
            return 0;
        }
        var loaded = new HashMap<String, StoredAggregate<Project>>();
        projects.loadAll(due.stream()
                        .map(SiteReports.HeldReport::projectId)
                        .distinct()
                        .toList())
                .forEach(project -> loaded.put(project.id(), project));
        var decided = due.stream()
                .map(held -> decide(held, loaded.get(held.projectId())))
                .filter(java.util.Objects::nonNull)
                .toList();
        assessments.assessNeighbours(
                decided.stream().filter(report -> report.assessed().isCounted()).toList());
        return decided.size();
    }

    /** The decided report; null while its node is unknown, or if another instance decides on it. */
    private @Nullable SiteReport decide(SiteReports.HeldReport held, @Nullable StoredAggregate<Project> project) {
        var node = project == null ? null : project.state().node(held.nodeId()).orElse(null);
        if (project == null || node == null) {
            if (versionsWithoutNode.size() >= MAX_REMEMBERED) {
                versionsWithoutNode.clear();
            }
            versionsWithoutNode.put(held.reportId(), project == null ? 0L : project.version());
            return null;
        }
        var stored = reports.load(held.reportId())
                .filter(report -> report.state().assessed().counting() == CountingStatus.HELD)
                .orElse(null);
        if (stored == null) {
            return null;
        }
        var report = stored.state();
        var sender = report.assessed().sender();
        var counting = sender != null && ReportRights.mayReportOn(project.state(), node, report.reportedBy(), sender)
                ? CountingStatus.COUNTED
                : CountingStatus.SET_ASIDE;
        var next = Assessor.decided(report, counting, ReportChecks.percent(report, node.quantity()));
        try {
            reports.save(stored, new Change<>(next, List.of(next.assessed(clock.instant())), null));
            versionsWithoutNode.remove(held.reportId());
            return next;
        } catch (ConcurrentChange e) {
            // A photo arrived or another instance decided in the meantime; the next pass reads the report again.
            return null;
        }
    }
}
