package city.renewal.project.application.report;

import city.renewal.events.PlannedNode;
import city.renewal.project.application.project.Projects;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.report.Assessor;
import city.renewal.project.domain.report.CountingStatus;
import city.renewal.project.domain.report.ReportChecks;
import city.renewal.project.domain.report.ReportRefusal;
import city.renewal.project.domain.report.ReportRefusal.Code;
import city.renewal.project.domain.report.SiteReport;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.NewAggregate;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stores site reports, which may arrive in any order and repeatedly. The client generates a report's id, so a report
 * that arrives again is a duplicate, in whichever batch.
 *
 * <ol>
 *   <li>A report with a stored id is a duplicate if its content is equal, even if the project or the reporter's rights
 *       have changed; otherwise the id is taken.
 *   <li>The others are checked individually; a refusal affects only its own report, and does not depend on the order of
 *       arrival.
 *   <li>Their photo uses are recorded, then each report is stored with its event in one write.
 *   <li>Their neighbours are reassessed: see {@link ReportAssessments}.
 * </ol>
 */
public final class SiteReportCommands {
    /** OAuth scope that an integration's client needs to report. */
    public static final String REPORT = "renewal:report";

    private static final ReportRefusal ID_REUSED =
            new ReportRefusal(Code.ID_REUSED, "another report with this reportId was received before");

    private final SiteReports reports;
    private final Projects projects;
    private final ReportPhotos photos;
    private final ReportAssessments assessments;
    private final InstantSource clock;

    public SiteReportCommands(
            SiteReports reports,
            Projects projects,
            ReportPhotos photos,
            ReportAssessments assessments,
            InstantSource clock) {
        this.reports = reports;
        this.projects = projects;
        this.photos = photos;
        this.assessments = assessments;
        this.clock = clock;
    }

    /** The check result of a report that is not stored yet. */
    private sealed interface CheckResult {
        record Valid(SiteReport report) implements CheckResult {}

        record Invalid(ReportRefusal refusal) implements CheckResult {}
    }

    /** Returns one outcome per report, in the same order. */
    public List<ReportOutcome> submit(Caller caller, List<? extends IncomingReport> batch) {
        var readable = batch.stream()
                .filter(IncomingReport.Parsed.class::isInstance)
                .map(each -> ((IncomingReport.Parsed) each).report())
                .toList();
        var known = new HashMap<>(
                stored(readable.stream().map(SiteReport::reportId).distinct().toList()));
        var fresh = readable.stream()
                .filter(report -> !known.containsKey(report.reportId()))
                .toList();
        var checked = new BatchCheck(caller, clock.instant().truncatedTo(ChronoUnit.MILLIS)).check(fresh);
        Map<String, SiteReport> fit = new LinkedHashMap<>();
        checked.forEach((report, result) -> {
            if (result instanceof CheckResult.Valid(var received)) {
                fit.putIfAbsent(report.reportId(), received);
            }
        });
        var withoutReason = new HashMap<String, ReportRefusal>();
        known.putAll(store(assessed(fit.values(), withoutReason)));
        checked.replaceAll((report, result) -> {
            var refusal = withoutReason.get(report.reportId());
            return refusal != null && result instanceof CheckResult.Valid ? new CheckResult.Invalid(refusal) : result;
        });
        return batch.stream()
                .map(incoming -> switch (incoming) {
                    case IncomingReport.Unreadable(var id, var refusal) -> ReportOutcome.rejected(id, refusal);
                    case IncomingReport.Parsed(var report) -> outcome(report, checked.get(report), known);
                })
                .toList();
    }

    /** @param known the stored reports by id; accepted reports are added */
    private static ReportOutcome outcome(
            SiteReport report, @Nullable CheckResult checked, Map<String, SiteReport> known) {
        var id = report.reportId();
        var before = known.get(id);
        if (before != null) {
            return report.isSentAgainBy(before) ? ReportOutcome.duplicate(id) : ReportOutcome.rejected(id, ID_REUSED);
        }
        return switch (Objects.requireNonNull(checked)) {
            case CheckResult.Invalid(var refusal) -> ReportOutcome.rejected(id, refusal);
            case CheckResult.Valid(var received) -> {
                known.put(id, received);
                yield ReportOutcome.accepted(id);
            }
        };
    }

    private Map<String, SiteReport> stored(List<String> ids) {
        return reports.loadAll(ids).stream()
                .map(StoredAggregate::state)
                .collect(Collectors.toMap(SiteReport::reportId, Function.identity()));
    }

    /**
     * Assesses the reports with their present photos and neighbours, which are read once for all.
     *
     * @param withoutReason receives the refusals of reports that go backwards without a reason; these reports are not
     *     returned
     */
    private List<SiteReport> assessed(Collection<SiteReport> fit, Map<String, ReportRefusal> withoutReason) {
        if (fit.isEmpty()) {
            return List.of();
        }
        photos.use(fit);
        var arrived = photos.arrived(fit);
        var placed = fit.stream()
                .map(report -> Assessor.placed(report, ReportPhotos.facts(report, arrived)))
                .toList();
        var context = ReportContext.read(reports, placed);
        var assessed = new ArrayList<SiteReport>(placed.size());
        for (var report : placed) {
            var history = context.history(report);
            var refusal = report.assessed().isCounted() ? ReportChecks.ofReason(report, history) : null;
            if (refusal == null) {
                assessed.add(Assessor.assessed(
                        report, ReportPhotos.facts(report, arrived), history, context.positionHistory(report)));
            } else {
                withoutReason.put(report.reportId(), refusal);
            }
        }
        return assessed;
    }

    /** Stores new reports; returns the stored reports of ids that were taken in the meantime. */
    private Map<String, SiteReport> store(List<SiteReport> assessed) {
        var taken = reports.createAll(assessed.stream()
                .map(report ->
                        new NewAggregate<>(report.reportId(), new Change<>(report, List.of(report.received()), null)))
                .toList());
        assessments.assessNeighbours(assessed.stream()
                .filter(report -> !taken.contains(report.reportId()))
                .toList());
        return taken.isEmpty() ? Map.of() : stored(List.copyOf(taken));
    }

    /** Checks the reports of one batch that are not stored yet. */
    private final class BatchCheck {
        private final Caller caller;
        private final Instant now;

        BatchCheck(Caller caller, Instant now) {
            this.caller = caller;
            this.now = now;
        }

        Map<SiteReport, CheckResult> check(List<SiteReport> fresh) {
            var byProject = projects
                    .loadAll(
                            fresh.stream().map(SiteReport::projectId).distinct().toList())
                    .stream()
                    .collect(Collectors.toMap(StoredAggregate::id, StoredAggregate::state));
            var checked = new LinkedHashMap<SiteReport, CheckResult>();
            for (var report : fresh) {
                checked.computeIfAbsent(report, each -> check(each, byProject.get(each.projectId())));
            }
            return checked;
        }

        private CheckResult check(SiteReport report, @Nullable Project project) {
            var rights = project == null ? null : new ReportRights(caller, project);
            if (project == null || rights == null || !rights.sees()) {
                return new CheckResult.Invalid(unknown(report));
            }
            var node = project.node(report.nodeId()).orElse(null);
            if (node == null ? !rights.mayBeHeld() : !rights.mayReportOn(node)) {
                return new CheckResult.Invalid(notAllowed(report));
            }
            if (project.isWithdrawn()) {
                return new CheckResult.Invalid(new ReportRefusal(
                        Code.PROJECT_WITHDRAWN,
                        "project '%s' was taken out of its programme".formatted(report.projectId())));
            }
            var quantity = node == null ? null : node.quantity();
            var refusal = ReportChecks.ofTime(report, now);
            if (refusal == null) {
                refusal = ReportChecks.ofQuantity(report, quantity);
            }
            return refusal == null
                    ? new CheckResult.Valid(received(report, project, node, rights))
                    : new CheckResult.Invalid(refusal);
        }

        private SiteReport received(
                SiteReport report, Project project, @Nullable PlannedNode node, ReportRights rights) {
            return Assessor.received(
                    report,
                    now,
                    project.entry().location(),
                    node == null ? CountingStatus.HELD : CountingStatus.COUNTED,
                    ReportChecks.percent(report, node == null ? null : node.quantity()),
                    node == null ? rights.sender() : null);
        }

        private static ReportRefusal unknown(SiteReport report) {
            return new ReportRefusal(
                    Code.UNKNOWN_PROJECT, "projectId: there is no project '%s'".formatted(report.projectId()));
        }

        private static ReportRefusal notAllowed(SiteReport report) {
            return new ReportRefusal(
                    Code.NOT_ALLOWED,
                    "nodeId: you may not report on node '%s': it belongs to another unit or another person"
                            .formatted(report.nodeId()));
        }
    }
}
