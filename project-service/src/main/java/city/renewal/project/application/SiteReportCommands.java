package city.renewal.project.application;

import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.report.SiteReport;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.NewAggregate;
import city.renewal.starter.aggregate.Stored;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Sight;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes site reports in, in any order and any number of times: a report's id is its own, so what comes again is a
 * duplicate, however the batches were cut.
 */
public final class SiteReportCommands {
    /** Scope that an integration's client needs in order to report. */
    public static final String REPORT = "renewal:report";

    private final SiteReports reports;
    private final Projects projects;
    private final InstantSource clock;

    public SiteReportCommands(SiteReports reports, Projects projects, InstantSource clock) {
        this.reports = reports;
        this.projects = projects;
        this.clock = clock;
    }

    /** What came of one report. */
    public record ReportOutcome(
            String reportId, Result result, @Nullable String reason) {
        /** Accepted: stored now. Duplicate: stored before. Rejected: never stored, and sending it again will not help. */
        public enum Result {
            ACCEPTED,
            DUPLICATE,
            REJECTED
        }
    }

    /** One outcome for each report, in their order. */
    public List<ReportOutcome> submit(Caller caller, List<SiteReport> batch) {
        var byProject = projects
                .loadAll(batch.stream().map(SiteReport::projectId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Stored::id, Stored::state));
        Map<String, SiteReport> fresh = new LinkedHashMap<>();
        List<String> refusals = new ArrayList<>(batch.size());
        for (var report : batch) {
            var refusal = refusal(caller, report, byProject.get(report.projectId()));
            if (refusal.isEmpty()) {
                fresh.putIfAbsent(report.reportId(), report);
            }
            refusals.add(refusal);
        }
        var known = new HashMap<>(store(fresh));
        var outcomes = new ArrayList<ReportOutcome>(batch.size());
        for (int n = 0; n < batch.size(); n++) {
            var report = batch.get(n);
            if (refusals.get(n).isEmpty()) {
                outcomes.add(outcome(report, known.putIfAbsent(report.reportId(), report)));
            } else {
                outcomes.add(new ReportOutcome(report.reportId(), ReportOutcome.Result.REJECTED, refusals.get(n)));
            }
        }
        return outcomes;
    }

    /** Stores what is new; answers with what stood under the taken ids before. */
    private Map<String, SiteReport> store(Map<String, SiteReport> fresh) {
        var now = clock.instant();
        var taken = reports.createAll(fresh.values().stream()
                .map(report -> new NewAggregate<>(
                        report.reportId(), new Change<>(report, List.of(report.received(now)), null)))
                .toList());
        return taken.isEmpty()
                ? Map.of()
                : reports.loadAll(taken).stream()
                        .map(Stored::state)
                        .collect(Collectors.toMap(SiteReport::reportId, Function.identity()));
    }

    /** @param known what was stored under this id before, by an earlier batch or earlier in this one */
    private static ReportOutcome outcome(SiteReport report, @Nullable SiteReport known) {
        var id = report.reportId();
        if (known == null) {
            return new ReportOutcome(id, ReportOutcome.Result.ACCEPTED, null);
        }
        return known.equals(report)
                ? new ReportOutcome(id, ReportOutcome.Result.DUPLICATE, null)
                : new ReportOutcome(
                        id, ReportOutcome.Result.REJECTED, "another report with this reportId was received before");
    }

    /** An integration that reports need not be one that reads. */
    private static boolean sees(Caller caller, Project project) {
        return Sight.of(caller).reaches(Projects.target(project))
                || (caller.isIn(Role.INTEGRATION, project.entry().area())
                        && caller.scopes().contains(REPORT));
    }

    /** Why it is refused; empty when it is not. */
    private static String refusal(Caller caller, SiteReport report, @Nullable Project project) {
        if (project == null || !sees(caller, project)) {
            return "there is no project '%s'".formatted(report.projectId());
        }
        var node = project.node(report.nodeId()).orElse(null);
        if (node == null) {
            return "project '%s' has no node '%s'".formatted(report.projectId(), report.nodeId());
        }
        var responsibility = node.responsibility();
        var units =
                List.of(project.entry().unit().unitId(), responsibility.unit().unitId());
        var may = (caller.is(Role.REPORTER) && units.stream().anyMatch(caller.units()::contains))
                || (caller.is(Role.OWNER) && responsibility.owner().personId().equals(caller.personId()))
                || (caller.isIn(Role.INTEGRATION, project.entry().area())
                        && caller.scopes().contains(REPORT));
        if (!may) {
            return "there is no project '%s'".formatted(report.projectId());
        }
        return project.isWithdrawn() ? "project '%s' was taken out of its programme".formatted(report.projectId()) : "";
    }
}
