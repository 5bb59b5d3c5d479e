package city.renewal.project.adapter.web.report;

import city.renewal.project.application.report.ReportOutcome;
import city.renewal.project.application.report.SiteReportCommands;
import city.renewal.project.application.report.SiteReportQueries;
import city.renewal.project.application.report.SiteReportQueries.Receipt;
import city.renewal.project.domain.report.ReportRefusal;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.Idempotency;
import city.renewal.starter.web.Violations;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * REST controller of site report batches: a phone sends the reports that it collected offline, and queries receipts.
 */
@RestController
@RequestMapping("/api/v1/site-reports")
class SiteReportController {
    private static final int MAX = BoundedReports.MAX;

    private final SiteReportCommands reports;
    private final SiteReportQueries queries;
    private final Idempotency idempotency;

    SiteReportController(SiteReportCommands reports, SiteReportQueries queries, Idempotency idempotency) {
        this.reports = reports;
        this.queries = queries;
        this.idempotency = idempotency;
    }

    /** Each report is parsed separately: an invalid report is rejected, and the others are processed. */
    record BatchBody(
            @JsonDeserialize(using = BoundedReports.class) @Nullable
            List<@Nullable JsonNode> reports) {}

    /**
     * @param reportId null if the report has no readable id; outcomes are in the order of the reports
     * @param code reason code of a rejection
     * @param reason a sentence that begins with the code
     */
    record OutcomeBody(
            @Nullable String reportId,
            ReportOutcome.Result outcome,
            ReportRefusal.@Nullable Code code,
            @Nullable String reason) {
        static OutcomeBody of(ReportOutcome outcome) {
            var refusal = outcome.refusal();
            return new OutcomeBody(
                    outcome.reportId(),
                    outcome.result(),
                    refusal == null ? null : refusal.code(),
                    refusal == null ? null : refusal.sentence());
        }
    }

    record BatchOutcome(List<OutcomeBody> outcomes) {}

    @PostMapping("/batch")
    @Allow(
            value = {Role.OWNER, Role.REPORTER},
            scope = SiteReportCommands.REPORT)
    ResponseEntity<?> submit(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody BatchBody body) {
        var check = new Violations();
        check.given("reports", body.reports());
        var count = body.reports() == null ? 0 : body.reports().size();
        check.check(
                body.reports() == null || (count >= 1 && count <= MAX),
                "reports",
                "must have 1 to %d reports, but has %s".formatted(MAX, count > MAX ? "more" : count));
        check.refuse();
        var batch = Objects.requireNonNull(body.reports()).stream()
                .map(report -> SiteReportReader.read(report, caller))
                .toList();
        return idempotency.once(
                caller,
                key,
                "POST /site-reports/batch",
                body,
                _ -> ResponseEntity.ok(new BatchOutcome(reports.submit(caller, batch).stream()
                        .map(OutcomeBody::of)
                        .toList())));
    }

    record StatusBody(@Nullable List<@Nullable String> reportIds) {}

    record Receipts(List<Receipt> reports) {}

    /** Receipts for a phone: which reports it may delete, and which it must send again. */
    @PostMapping("/status")
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER},
            scope = SiteReportCommands.REPORT)
    Receipts status(Caller caller, @RequestBody StatusBody body) {
        var check = new Violations();
        check.given("reportIds", body.reportIds());
        var ids = check.list("reportIds", body.reportIds(), MAX);
        check.check(!ids.isEmpty() || !check.isEmpty(), "reportIds", "must have 1 to %d ids".formatted(MAX));
        for (int n = 0; n < ids.size(); n++) {
            check.id("reportIds[%d]".formatted(n), ids.get(n));
        }
        check.refuse();
        return new Receipts(queries.receipts(caller, ids));
    }
}
