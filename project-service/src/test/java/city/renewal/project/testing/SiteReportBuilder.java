package city.renewal.project.testing;

import city.renewal.events.Location;
import city.renewal.events.Quantity;
import city.renewal.project.application.report.IncomingReport;
import city.renewal.project.domain.report.SiteReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a site report as a phone sends it, with defaults. */
public final class SiteReportBuilder {
    private final String person;
    private String id = "r1";
    private String project = "p1";
    private String node = "late";
    private Instant at = Plans.NOW;
    private @Nullable Integer percent;
    private @Nullable String note;
    private List<String> photos = List.of();
    private @Nullable Location location;
    private @Nullable Quantity quantity;
    private @Nullable Instant sentAt;

    private SiteReportBuilder(String person) {
        this.person = person;
    }

    public static SiteReportBuilder by(String person) {
        return new SiteReportBuilder(person);
    }

    public static SiteReportBuilder report(String reportId) {
        return new SiteReportBuilder("p-reporter").id(reportId);
    }

    public SiteReportBuilder id(String reportId) {
        id = reportId;
        return this;
    }

    public SiteReportBuilder on(String projectId, String nodeId) {
        project = projectId;
        node = nodeId;
        return this;
    }

    public SiteReportBuilder on(String nodeId) {
        node = nodeId;
        return this;
    }

    public SiteReportBuilder at(Instant observed) {
        at = observed;
        return this;
    }

    public SiteReportBuilder percent(@Nullable Integer progress) {
        percent = progress;
        return this;
    }

    public SiteReportBuilder note(String words) {
        note = words;
        return this;
    }

    /** Photos by their names in {@link InMemoryPhotos}. */
    public SiteReportBuilder photos(String... names) {
        photos = Arrays.stream(names).map(InMemoryPhotos::sha256).toList();
        return this;
    }

    public SiteReportBuilder from(double longitude, double latitude) {
        location = new Location(longitude, latitude);
        return this;
    }

    public SiteReportBuilder done(String amount, String unit) {
        quantity = new Quantity(new BigDecimal(amount), unit);
        return this;
    }

    public SiteReportBuilder sentAt(Instant sent) {
        sentAt = sent;
        return this;
    }

    public SiteReport report() {
        return new SiteReport(id, project, node, at, percent, note, photos, location, person, quantity, sentAt, null);
    }

    public IncomingReport incoming() {
        return new IncomingReport.Parsed(report());
    }
}
