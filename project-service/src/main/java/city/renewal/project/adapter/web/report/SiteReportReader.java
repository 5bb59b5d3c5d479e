package city.renewal.project.adapter.web.report;

import city.renewal.project.application.report.IncomingReport;
import city.renewal.project.domain.report.ReportRefusal;
import city.renewal.starter.json.Json;
import city.renewal.starter.security.Caller;
import city.renewal.starter.web.JsonFault;
import city.renewal.starter.web.Violation;
import city.renewal.starter.web.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parses each report of a batch separately, so that an invalid report does not affect the others. */
final class SiteReportReader {
    private static final JsonMapper MAPPER = Json.strict();
    private static final int MAX_SHOWN = 10;

    private SiteReportReader() {}

    static IncomingReport read(@Nullable JsonNode json, Caller caller) {
        if (json == null || !json.isObject()) {
            return unreadable(null, List.of(new Violation("report", "must be an object")));
        }
        var id = json.path("reportId").isString() ? json.path("reportId").asString() : null;
        var shownId = id != null && Violations.ID.matcher(id).matches() ? id : null;
        SiteReportBody body;
        try {
            body = MAPPER.treeToValue(json, SiteReportBody.class);
        } catch (JacksonException e) {
            return unreadable(shownId, List.of(JsonFault.of(e)));
        }
        var check = new Violations();
        var report = body.report(check, caller);
        return check.isEmpty() ? new IncomingReport.Parsed(report) : unreadable(shownId, check.all());
    }

    private static IncomingReport unreadable(@Nullable String id, List<Violation> violations) {
        var message = String.join(
                "; ",
                violations.stream()
                        .limit(MAX_SHOWN)
                        .map(each -> each.field() + " " + each.message())
                        .toList());
        return new IncomingReport.Unreadable(id, new ReportRefusal(ReportRefusal.Code.INVALID, message));
    }
}
