package city.renewal.project.adapter.web;

import city.renewal.events.Location;
import city.renewal.project.application.SiteReportCommands;
import city.renewal.project.application.SiteReportCommands.ReportOutcome;
import city.renewal.project.domain.report.SiteReport;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.Idempotency;
import city.renewal.starter.web.Violations;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Site reports over HTTP, in batches: a phone sends what it gathered while it had no signal. */
@RestController
@RequestMapping("/api/v1/site-reports")
class SiteReportController {
    private static final int MOST = 500;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final SiteReportCommands reports;
    private final Idempotency idempotency;

    SiteReportController(SiteReportCommands reports, Idempotency idempotency) {
        this.reports = reports;
        this.idempotency = idempotency;
    }

    record BatchBody(@Nullable List<@Nullable ReportBody> reports) {}

    record ReportBody(
            @Nullable String reportId,
            @Nullable String projectId,
            @Nullable String nodeId,
            @Nullable Instant observedAt,
            @Nullable Integer progressPercent,
            @Nullable String note,
            @Nullable List<@Nullable String> photos,
            @Nullable Location location) {}

    record OutcomeBody(
            String reportId,
            ReportOutcome.Result outcome,
            @Nullable String reason) {}

    record BatchOutcome(List<OutcomeBody> outcomes) {}

    @PostMapping("/batch")
    @Allow(
            value = {Role.OWNER, Role.REPORTER},
            scope = SiteReportCommands.REPORT)
    ResponseEntity<?> submit(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody BatchBody body) {
        var batch = batch(caller, body);
        return idempotency.once(
                caller,
                key,
                "POST /site-reports/batch",
                body,
                _ -> ResponseEntity.ok(new BatchOutcome(reports.submit(caller, batch).stream()
                        .map(outcome -> new OutcomeBody(outcome.reportId(), outcome.result(), outcome.reason()))
                        .toList())));
    }

    private static List<SiteReport> batch(Caller caller, BatchBody body) {
        var check = new Violations();
        check.given("reports", body.reports());
        var bodies = check.list("reports", body.reports(), MOST);
        check.check(!bodies.isEmpty() || !check.isEmpty(), "reports", "must have 1 to %d reports".formatted(MOST));
        var batch = new ArrayList<SiteReport>(bodies.size());
        for (int n = 0; n < bodies.size(); n++) {
            batch.add(report(check, "reports[%d].".formatted(n), bodies.get(n), caller));
        }
        check.refuse();
        return batch;
    }

    private static SiteReport report(Violations check, String path, ReportBody body, Caller caller) {
        var percent = body.progressPercent();
        check.check(
                percent == null || (percent >= 0 && percent <= 100), path + "progressPercent", "must be from 0 to 100");
        var photos = check.list(path + "photos", body.photos(), 50);
        for (int n = 0; n < photos.size(); n++) {
            check.check(
                    SHA_256.matcher(photos.get(n)).matches(),
                    path + "photos[%d]".formatted(n),
                    "must be a SHA-256 in lower-case hexadecimal");
        }
        var note = body.note();
        check.check(note == null || note.length() <= 4_000, path + "note", "must have at most 4000 characters");
        var location = body.location();
        if (location != null) {
            check.check(Math.abs(location.longitude()) <= 180, path + "location.longitude", "must be from -180 to 180");
            check.check(Math.abs(location.latitude()) <= 90, path + "location.latitude", "must be from -90 to 90");
        }
        var observedAt = Objects.requireNonNullElse(check.given(path + "observedAt", body.observedAt()), Instant.EPOCH);
        return new SiteReport(
                check.id(path + "reportId", body.reportId()),
                check.id(path + "projectId", body.projectId()),
                check.id(path + "nodeId", body.nodeId()),
                observedAt.truncatedTo(ChronoUnit.MILLIS),
                percent,
                note,
                photos,
                body.location(),
                caller.personId());
    }
}
