package city.renewal.project.adapter.web.report;

import city.renewal.events.Location;
import city.renewal.events.Quantity;
import city.renewal.events.ReportFlag;
import city.renewal.project.domain.report.CountingStatus;
import city.renewal.project.domain.report.PhotoFact;
import city.renewal.project.domain.report.ReusedPhoto;
import city.renewal.project.domain.report.SiteReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Response body of a site report.
 *
 * @param progressPercent as sent, or computed from the quantity
 * @param location of the report, or of its first photo that has a position
 * @param complete whether all photos have arrived
 * @param held whether its node is still unknown
 * @param counted whether it counts for its node; false while it is held, and permanently if its reporter may not report
 *     on the node
 * @param photoFacts camera metadata of the photos that have arrived
 * @param reusedPhotos photos that the report of an earlier observation contains
 */
record SiteReportView(
        String reportId,
        String projectId,
        String nodeId,
        Instant observedAt,
        @Nullable Integer progressPercent,
        @Nullable Done quantity,
        @Nullable String note,
        List<String> photos,
        @Nullable Location location,
        @Nullable Device device,
        Instant receivedAt,
        String reportedBy,
        boolean complete,
        List<String> missingPhotos,
        List<ReportFlag> flags,
        boolean held,
        boolean counted,
        List<PhotoFact> photoFacts,
        List<ReusedPhoto> reusedPhotos) {

    record Done(BigDecimal done, String unit) {
        static @Nullable Done of(@Nullable Quantity quantity) {
            return quantity == null ? null : new Done(quantity.amount(), quantity.unit());
        }
    }

    record Device(Instant sentAt) {}

    static SiteReportView of(SiteReport report) {
        var assessment = report.assessed();
        return new SiteReportView(
                report.reportId(),
                report.projectId(),
                report.nodeId(),
                report.observedAt(),
                assessment.progressPercent(),
                Done.of(report.quantity()),
                report.note(),
                report.photos(),
                assessment.location(),
                report.sentAt() == null ? null : new Device(report.sentAt()),
                assessment.receivedAt(),
                report.reportedBy(),
                assessment.isComplete(),
                assessment.missingPhotos(),
                assessment.flags(),
                assessment.counting() == CountingStatus.HELD,
                assessment.isCounted(),
                assessment.photoFacts(),
                assessment.reusedPhotos());
    }
}
