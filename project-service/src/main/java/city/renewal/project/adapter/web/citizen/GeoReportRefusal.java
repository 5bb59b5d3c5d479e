package city.renewal.project.adapter.web.citizen;

import java.util.List;
import org.springframework.http.HttpStatus;

/** A refusal that the client gets as a list of {@code {code, description}}; not a failure of the service. */
final class GeoReportRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final transient List<GeoReport.FaultAnswer> faults;

    GeoReportRefusal(HttpStatus status, List<String> descriptions) {
        super(String.join("; ", descriptions), null, false, false);
        this.status = status;
        this.faults = descriptions.stream()
                .map(description -> new GeoReport.FaultAnswer(status.value(), description))
                .toList();
    }

    static GeoReportRefusal notFound(String description) {
        return new GeoReportRefusal(HttpStatus.NOT_FOUND, List.of(description));
    }

    static GeoReportRefusal invalid(String description) {
        return new GeoReportRefusal(HttpStatus.BAD_REQUEST, List.of(description));
    }

    HttpStatus status() {
        return status;
    }

    List<GeoReport.FaultAnswer> faults() {
        return faults;
    }
}
