package city.renewal.project.adapter.web;

import city.renewal.events.Location;
import city.renewal.project.domain.report.SiteReport;
import city.renewal.starter.security.Caller;
import city.renewal.starter.web.Violations;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A site report as a phone sends it.
 *
 * @param reportId made on the phone, a UUID of version 7 for preference
 * @param observedAt by the phone's clock
 * @param progressPercent 0 to 100; left out: by the quantity, or the report says nothing of progress
 * @param note must give a reason when progress goes backwards
 * @param photos SHA-256 of the photos, in lower-case hexadecimal
 * @param reportedBy may be left out; else the caller's own id
 */
record SiteReportBody(
        @Nullable String reportId,
        @Nullable String projectId,
        @Nullable String nodeId,
        @Nullable Instant observedAt,
        @Nullable Integer progressPercent,
        @Nullable QuantityBody quantity,
        @Nullable String note,
        @Nullable List<@Nullable String> photos,
        @Nullable Location location,
        @Nullable DeviceBody device,
        @Nullable String reportedBy) {
    private static final int MOST_PHOTOS = 50;
    private static final int MOST_NOTE = 4_000;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    record QuantityBody(@Nullable BigDecimal done, @Nullable String unit) {}

    /** @param sentAt when the phone sent it, by its own clock */
    record DeviceBody(@Nullable Instant sentAt) {}

    SiteReport report(Violations check, Caller caller) {
        var percent = progressPercent;
        check.check(
                percent == null || (percent >= 0 && percent <= 100),
                "progressPercent",
                "must be from 0 to 100, but is %s".formatted(percent));
        check.check(
                reportedBy == null || reportedBy.equals(caller.personId()),
                "reportedBy",
                "must be left out or your own id: nobody reports for another person");
        return new SiteReport(
                check.id("reportId", reportId),
                check.id("projectId", projectId),
                check.id("nodeId", nodeId),
                millis(Objects.requireNonNullElse(check.given("observedAt", observedAt), Instant.EPOCH)),
                percent,
                note == null || note.isBlank() ? null : check.note("note", note, MOST_NOTE),
                photos(check),
                location(check),
                caller.personId(),
                quantity == null ? null : Quantities.done(check, "quantity", quantity.done(), quantity.unit()),
                device == null || device.sentAt() == null ? null : millis(device.sentAt()),
                null);
    }

    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private List<String> photos(Violations check) {
        var named = check.list("photos", photos, MOST_PHOTOS);
        for (int n = 0; n < named.size(); n++) {
            check.check(
                    SHA_256.matcher(named.get(n)).matches(),
                    "photos[%d]".formatted(n),
                    "must be a SHA-256 in lower-case hexadecimal");
        }
        return named.stream().distinct().toList();
    }

    private @Nullable Location location(Violations check) {
        if (location == null) {
            return null;
        }
        check.check(
                Math.abs(location.longitude()) <= 180,
                "location.longitude",
                "must be from -180 to 180, but is %s".formatted(location.longitude()));
        check.check(
                Math.abs(location.latitude()) <= 90,
                "location.latitude",
                "must be from -90 to 90, but is %s".formatted(location.latitude()));
        return location;
    }
}
