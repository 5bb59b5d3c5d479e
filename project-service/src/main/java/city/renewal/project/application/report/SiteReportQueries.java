package city.renewal.project.application.report;

import city.renewal.events.ReportFlag;
import city.renewal.project.application.project.Projects;
import city.renewal.project.domain.report.SiteReport;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Visibility;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads site reports. Callers see the reports of the projects in their sight, and their own reports. */
public final class SiteReportQueries {
    private final SiteReports reports;
    private final Projects projects;

    public SiteReportQueries(SiteReports reports, Projects projects) {
        this.reports = reports;
        this.projects = projects;
    }

    /**
     * Filter for reports; null means any.
     *
     * @param from the earliest observation
     * @param until observations before this instant
     * @param after sort key of the last report of the previous page
     */
    public record Search(
            @Nullable String project,
            @Nullable String node,
            @Nullable String reporter,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Boolean complete,
            @Nullable ReportFlag flag,
            @Nullable String after,
            int limit) {}

    /** The repository query for a caller; {@link #find} reads its pages. */
    public SiteReports.Query query(Caller caller, Search search) {
        var self = caller.personId();
        var visibility = Visibility.of(caller);
        var project = search.project();
        Set<String> inSight;
        if (self.equals(search.reporter())) {
            inSight = null;
        } else if (project == null) {
            inSight = visibility.isNothing() ? Set.of() : projects.idsIn(visibility);
        } else {
            inSight = sees(visibility, project) ? null : Set.of();
        }
        return new SiteReports.Query(
                inSight,
                self,
                project,
                search.node(),
                search.reporter(),
                search.from(),
                search.until(),
                search.complete(),
                search.flag(),
                search.after(),
                search.limit());
    }

    private boolean sees(Visibility visibility, String projectId) {
        return !visibility.isNothing()
                && projects.load(projectId)
                        .filter(project -> visibility.sees(Projects.target(project.state())))
                        .isPresent();
    }

    /** Newest observation first. */
    public List<SiteReport> find(SiteReports.Query query) {
        return reports.find(query).stream().map(StoredAggregate::state).toList();
    }

    /** Empty if no such report is in the caller's sight. */
    public Optional<StoredAggregate<SiteReport>> get(Caller caller, String reportId) {
        return reports.load(reportId)
                .filter(report -> report.state().reportedBy().equals(caller.personId())
                        || sees(Visibility.of(caller), report.state().projectId()));
    }

    /** The state of a report for the phone that sent it. */
    public enum State {
        /** The platform has no such report, or the caller may not know of it: the phone sends it. */
        UNKNOWN,
        /** The report is stored and photos are missing. */
        INCOMPLETE,
        /** The report and all its photos are stored. */
        COMPLETE
    }

    /** The receipt for one report. */
    public record Receipt(String reportId, State state, List<String> missingPhotos) {
        public Receipt {
            missingPhotos = List.copyOf(missingPhotos);
        }
    }

    /** Returns one receipt per id, in the same order. */
    public List<Receipt> receipts(Caller caller, List<String> reportIds) {
        var visibility = Visibility.of(caller);
        Map<String, SiteReport> found = reports
                .loadAll(reportIds.stream().distinct().toList())
                .stream()
                .map(StoredAggregate::state)
                .collect(Collectors.toMap(SiteReport::reportId, report -> report));
        var foreign = new HashSet<String>();
        found.values().stream()
                .filter(report -> !report.reportedBy().equals(caller.personId()))
                .forEach(report -> foreign.add(report.projectId()));
        var seen = new HashMap<String, Boolean>();
        foreign.forEach(project -> seen.put(project, sees(visibility, project)));
        return reportIds.stream()
                .map(id -> receipt(id, found.get(id), caller, seen))
                .toList();
    }

    private static Receipt receipt(String id, @Nullable SiteReport report, Caller caller, Map<String, Boolean> seen) {
        if (report == null
                || !(report.reportedBy().equals(caller.personId()) || seen.getOrDefault(report.projectId(), false))) {
            return new Receipt(id, State.UNKNOWN, List.of());
        }
        var missing = report.assessed().missingPhotos();
        return new Receipt(id, missing.isEmpty() ? State.COMPLETE : State.INCOMPLETE, missing);
    }
}
