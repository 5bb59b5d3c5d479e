package city.renewal.project.adapter.web.citizen;

import city.renewal.project.application.citizen.CitizenReportQueries;
import city.renewal.project.application.citizen.ReportWithProblem;
import city.renewal.project.domain.citizen.CitizenService;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code requests.json}: published reports of at most 90 days, at most 1,000, newest first. */
@Component
final class GeoReportSearch {
    private static final Duration MAX_SPAN = Duration.ofDays(90);
    private static final int MAX = 1_000;

    private final CitizenReportQueries reports;
    private final InstantSource clock;

    GeoReportSearch(CitizenReportQueries reports, InstantSource clock) {
        this.reports = reports;
        this.clock = clock;
    }

    List<ReportWithProblem> find(GeoReportParameters given) {
        var start = time(given, "start_date");
        var end = time(given, "end_date");
        var to = end == null ? start == null ? clock.instant() : start.plus(MAX_SPAN) : end;
        var from = start == null ? to.minus(MAX_SPAN) : start;
        if (from.isAfter(to)) {
            throw GeoReportRefusal.invalid("end_date: must not be before start_date");
        }
        if (Duration.between(from, to).compareTo(MAX_SPAN) > 0) {
            throw GeoReportRefusal.invalid("end_date: must be at most 90 days after start_date");
        }
        var services = services(given);
        return services == null ? List.of() : reports.published(services, from, to, closed(given), MAX);
    }

    /** The reports with the requested ids; unknown ones are omitted. */
    List<GeoReport.RequestAnswer> byIds(List<String> ids) {
        if (ids.size() > MAX) {
            throw GeoReportRefusal.invalid("service_request_id: at most %d may be asked for".formatted(MAX));
        }
        return ids.stream()
                .distinct()
                .flatMap(id -> reports.find(id).map(found -> GeoReport.RequestAnswer.of(id, found)).stream())
                .toList();
    }

    /** Null: only unknown services are named, so the result is empty. */
    private static @Nullable Set<CitizenService> services(GeoReportParameters given) {
        var codes = given.list("service_code");
        var services = EnumSet.noneOf(CitizenService.class);
        codes.forEach(code -> CitizenService.of(code).ifPresent(services::add));
        return services.isEmpty() && !codes.isEmpty() ? null : services;
    }

    /** Null: both states. */
    private static @Nullable Boolean closed(GeoReportParameters given) {
        var statuses = Set.copyOf(given.list("status"));
        if (!Set.of("open", "closed").containsAll(statuses)) {
            throw GeoReportRefusal.invalid("status: must be open, closed or both with a comma between");
        }
        return statuses.size() == 1 ? statuses.contains("closed") : null;
    }

    private static @Nullable Instant time(GeoReportParameters given, String name) {
        var text = given.get(name);
        if (text == null) {
            return null;
        }
        try {
            var at = OffsetDateTime.parse(text);
            if (at.getYear() < 1970 || at.getYear() > 9000) {
                throw GeoReportRefusal.invalid(name + ": must lie between the years 1970 and 9000");
            }
            return at.toInstant();
        } catch (DateTimeException e) {
            throw GeoReportRefusal.invalid(name + ": must be a date and time with zone, such as 2010-01-01T00:00:00Z");
        }
    }
}
