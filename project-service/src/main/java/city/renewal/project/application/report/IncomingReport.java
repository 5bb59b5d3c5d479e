package city.renewal.project.application.report;

import city.renewal.project.domain.report.ReportRefusal;
import city.renewal.project.domain.report.SiteReport;
import org.jspecify.annotations.Nullable;

/** One report of a batch as it came in. */
public sealed interface IncomingReport {
    /** It can be read. */
    record Parsed(SiteReport report) implements IncomingReport {}

    /** A field of it is not as expected; {@code reportId} is null when that is the field. */
    record Unreadable(@Nullable String reportId, ReportRefusal refusal) implements IncomingReport {}
}
