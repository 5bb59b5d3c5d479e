package city.renewal.project.adapter.web.citizen;

import city.renewal.project.application.citizen.ReportWithProblem;
import city.renewal.project.domain.citizen.CitizenService;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON bodies of Open311 GeoReport v2 with the names of the specification; unknown values are null, as in its
 * examples.
 */
final class GeoReport {
    /** The attribute for an area of the area tree. */
    static final String AREA = "area";

    private GeoReport() {}

    /** An element of {@code services.json}. */
    record ServiceAnswer(
            @JsonProperty("service_code") String serviceCode,
            @JsonProperty("service_name") String serviceName,
            String description,
            boolean metadata,
            String type,
            String keywords,
            String group) {
        static ServiceAnswer of(CitizenService service) {
            return new ServiceAnswer(
                    service.code(),
                    service.title(),
                    service.description(),
                    true,
                    "realtime",
                    service.keywords(),
                    service.group());
        }
    }

    /** {@code services/{service_code}.json}. */
    record DefinitionAnswer(@JsonProperty("service_code") String serviceCode, List<AttributeAnswer> attributes) {
        static DefinitionAnswer of(CitizenService service) {
            return new DefinitionAnswer(
                    service.code(),
                    List.of(new AttributeAnswer(
                            true,
                            AREA,
                            "string",
                            false,
                            "6、9 或 12 位行政区划代码 · A code of the area tree: 6, 9 or 12 digits",
                            1,
                            "所在区、街道或社区,不填由审核人员确定 · District, street or community; left out, a moderator finds it",
                            List.of())));
        }
    }

    /** An attribute that a client asks the citizen for. */
    record AttributeAnswer(
            boolean variable,
            String code,
            String datatype,
            boolean required,
            @JsonProperty("datatype_description") String datatypeDescription,
            int order,
            String description,
            List<String> values) {}

    /** The response to an accepted report. */
    record CreatedAnswer(
            @JsonProperty("service_request_id") String serviceRequestId,
            @JsonProperty("service_notice") String serviceNotice,
            @JsonProperty("account_id") @Nullable String accountId) {}

    /** {@code tokens/{token}.json}. */
    record TokenAnswer(@JsonProperty("service_request_id") String serviceRequestId, String token) {}

    /** A report for the public, or for the holder of its token. */
    record RequestAnswer(
            @JsonProperty("service_request_id") String serviceRequestId,
            String status,
            @JsonProperty("status_notes") String statusNotes,
            @JsonProperty("service_name") String serviceName,
            @JsonProperty("service_code") String serviceCode,
            @Nullable String description,
            @JsonProperty("agency_responsible") @Nullable String agencyResponsible,
            @JsonProperty("service_notice") @Nullable String serviceNotice,
            @JsonProperty("requested_datetime") Instant requestedAt,
            @JsonProperty("updated_datetime") Instant updatedAt,
            @JsonProperty("expected_datetime") @Nullable Instant expectedAt,
            @Nullable String address,
            @JsonProperty("address_id") @Nullable String addressId,
            @Nullable String zipcode,
            @JsonProperty("lat") @Nullable Double latitude,
            @JsonProperty("long") @Nullable Double longitude,
            @JsonProperty("media_url") @Nullable String mediaUrl) {
        /** @param id the id in the request: the token, or the public id */
        static RequestAnswer of(String id, ReportWithProblem followed) {
            var report = followed.report();
            var problem = followed.problem();
            var moderation = report.moderation();
            var location = moderation == null ? report.location() : moderation.location();
            return new RequestAnswer(
                    id,
                    followed.isClosed() ? "closed" : "open",
                    followed.notes(),
                    report.service().title(),
                    report.service().code(),
                    moderation == null ? null : moderation.text(),
                    problem == null ? null : problem.unit().name(),
                    null,
                    report.requestedAt().truncatedTo(ChronoUnit.SECONDS),
                    followed.updatedAt().truncatedTo(ChronoUnit.SECONDS),
                    null,
                    moderation == null ? null : moderation.address(),
                    null,
                    null,
                    location == null ? null : location.latitude(),
                    location == null ? null : location.longitude(),
                    null);
        }
    }

    /** One error; a response is a list of errors. */
    record FaultAnswer(int code, String description) {}
}
