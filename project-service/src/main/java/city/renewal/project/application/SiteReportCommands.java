package city.renewal.project.application;

import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.report.SiteReport;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.NewAggregate;
import city.renewal.starter.aggregate.Stored;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    public record ReportOutcome(String reportId, Result result, @Nullable String reason) {
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
        Map<String, String> refusals = new HashMap<>();
        for (var report : batch) {
            var refusal = refusal(caller, report, byProject.get(report.projectId()));
            if (refusal == null) {
                fresh.putIfAbsent(report.reportId(), report);
            } else {
                refusals.put(report.reportId(), refusal);
            }
        }
        var stored = store(fresh);
        var outcomes = new ArrayList<ReportOutcome>(batch.size());
        for (var report : batch) {
            outcomes.add(outcome(report, fresh, stored, refusals.get(report.reportId())));
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

    private static ReportOutcome outcome(
            SiteReport report,
            Map<String, SiteReport> fresh,
            Map<String, SiteReport> before,
            @Nullable String refusal) {
        var id = report.reportId();
        if (refusal != null) {
            return new ReportOutcome(id, ReportOutcome.Result.REJECTED, refusal);
        }
        var kept = Objects.requireNonNullElseGet(before.get(id), () -> Objects.requireNonNull(fresh.get(id)));
        if (!kept.equals(report)) {
            return new ReportOutcome(
                    id, ReportOutcome.Result.REJECTED, "another report with this reportId was received before");
        }
        var isNew = kept == report && !before.containsKey(id);
        return new ReportOutcome(
                id, isNew ? ReportOutcome.Result.ACCEPTED : ReportOutcome.Result.DUPLICATE, null);
    }

    private static @Nullable String refusal(Caller caller, SiteReport report, @Nullable Project project) {
        if (project == null) {
            return "there is no project '%s'".formatted(report.projectId());
        }
        var node = project.node(report.nodeId()).orElse(null);
        if (node == null) {
            return "project '%s' has no node '%s'".formatted(report.projectId(), report.nodeId());
        }
        var responsibility = node.responsibility();
        var units = List.of(
                project.entry().unit().unitId(), responsibility.unit().unitId());
        var may = (caller.is(Role.REPORTER) && units.stream().anyMatch(caller.units()::contains))
                || (caller.is(Role.OWNER) && responsibility.owner().personId().equals(caller.personId()))
                || (caller.isIn(Role.INTEGRATION, project.entry().area())
                        && caller.scopes().contains(REPORT));
        return may ? null : "there is no project '%s'".formatted(report.projectId());
    }
}
