package city.renewal.project.application.report;

import city.renewal.project.domain.report.ReportRefusal;
import city.renewal.project.domain.report.SiteReport;
import org.jspecify.annotations.Nullable;

/** One report of a batch, parsed or not. */
public sealed interface IncomingReport {
    /** The report was parsed. */
    record Parsed(SiteReport report) implements IncomingReport {}

    /** A field is invalid; {@code reportId} is null if it is that field. */
    record Unreadable(@Nullable String reportId, ReportRefusal refusal) implements IncomingReport {}
}
