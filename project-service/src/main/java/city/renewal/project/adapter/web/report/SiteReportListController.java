package city.renewal.project.adapter.web.report;

import city.renewal.project.application.report.SiteReportQueries;
import city.renewal.project.application.report.SiteReports;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.Etags;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Problem;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST controller of the list of site reports, newest observation first, for callers who see the project and for the
 * reporter.
 */
@RestController
@RequestMapping("/api/v1/site-reports")
class SiteReportListController {
    private final SiteReportQueries reports;
    private final InstantSource clock;

    SiteReportListController(SiteReportQueries reports, InstantSource clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @GetMapping
    @Exported(SiteReportSheet.class)
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER},
            scope = Visibility.READ)
    Page<SiteReportView> siteReports(
            Caller caller,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String node,
            @RequestParam(required = false) @Nullable String reporter,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String complete,
            @RequestParam(required = false) @Nullable String flag,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var asked = new SiteReportQuery(project, node, reporter, from, to, complete, flag);
        var search = asked.search(after(page), page.limit() + 1);
        var found = reports.find(reports.query(caller, search));
        var shown = found.subList(0, Math.min(page.limit(), found.size()));
        var next =
                found.size() > page.limit() ? PageRequest.cursor(List.of(SiteReports.orderKey(shown.getLast()))) : null;
        return new Page<>(shown.stream().map(SiteReportView::of).toList(), next, clock.instant());
    }

    private static @Nullable String after(PageRequest page) {
        if (page.after().isEmpty()) {
            return null;
        }
        var key = page.after().getFirst();
        if (page.after().size() != 1 || key.indexOf('|') != 24) {
            throw Problem.invalid("cursor", "is not one that this list gave");
        }
        return key;
    }

    @GetMapping(path = "/{reportId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER},
            scope = Visibility.READ)
    ResponseEntity<SiteReportView> get(Caller caller, @PathVariable String reportId) {
        var report = reports.get(caller, reportId).orElseThrow(() -> Problem.notFound("site report", reportId));
        return ResponseEntity.ok().eTag(Etags.of(report.version())).body(SiteReportView.of(report.state()));
    }
}
