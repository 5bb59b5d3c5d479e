package city.renewal.project.adapter.web;

import city.renewal.project.application.citizen.ReportWithProblem;
import city.renewal.project.domain.citizen.CitizenService;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes of Open311 GeoReport v2 in JSON, with its own names; what is not known is null, as in its examples. */
final class GeoReport {
    /** The attribute that names an area of the area tree. */
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

    /** A question that a client puts to the citizen. */
    record AttributeAnswer(
            boolean variable,
            String code,
            String datatype,
            boolean required,
            @JsonProperty("datatype_description") String datatypeDescription,
            int order,
            String description,
            List<String> values) {}

    /** What a report that was taken in is answered with. */
    record CreatedAnswer(
            @JsonProperty("service_request_id") String serviceRequestId,
            @JsonProperty("service_notice") String serviceNotice,
            @JsonProperty("account_id") @Nullable String accountId) {}

    /** {@code tokens/{token}.json}. */
    record TokenAnswer(@JsonProperty("service_request_id") String serviceRequestId, String token) {}

    /** A report as the public, or the holder of its token, sees it. */
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
        /** @param id the one that it was asked by: the token, or the id that it is published under */
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

    /** One thing that is wrong; an answer is a list of them. */
    record FaultAnswer(int code, String description) {}
}
