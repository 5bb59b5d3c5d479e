package city.renewal.project.adapter.web.citizen;

import city.renewal.project.application.citizen.CitizenReportQueries;
import city.renewal.project.application.citizen.SubmitCitizenReport;
import city.renewal.project.domain.citizen.CitizenService;
import city.renewal.starter.security.Allow;
import city.renewal.starter.web.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * REST controller of citizens' reports by Open311 GeoReport v2 (wiki.open311.org/GeoReport_v2), in JSON. It needs no
 * access token and no role. The {@code service_request_id} in the response to a report is secret: it is the reporter's
 * token. Accepted reports are published under another id.
 */
@RestController
@RequestMapping("/open311/v2")
class Open311Controller extends GeoReportErrors {
    private static final String NOTICE = "已收到,审核后受理。请保存 service_request_id,凭它查询进度、评价结果 · Received; it is followed up"
            + " once it is moderated. Keep the service_request_id: you ask and rate with it";

    private final SubmitCitizenReport submitting;
    private final CitizenReportQueries following;
    private final GeoReportSearch search;
    private final GeoReportMedia media;
    private final JsonMapper mapper;

    Open311Controller(
            SubmitCitizenReport submitting,
            CitizenReportQueries following,
            GeoReportSearch search,
            GeoReportMedia media,
            JsonMapper mapper) {
        this.submitting = submitting;
        this.following = following;
        this.search = search;
        this.media = media;
        this.mapper = mapper;
    }

    @GetMapping("/services.json")
    @QueryParameters("jurisdiction_id")
    @Allow({})
    List<GeoReport.ServiceAnswer> services() {
        return Arrays.stream(CitizenService.values())
                .map(GeoReport.ServiceAnswer::of)
                .toList();
    }

    @GetMapping("/services/{serviceCode}.json")
    @QueryParameters("jurisdiction_id")
    @Allow({})
    GeoReport.DefinitionAnswer service(@PathVariable String serviceCode) {
        return CitizenService.of(serviceCode)
                .map(GeoReport.DefinitionAnswer::of)
                .orElseThrow(() -> GeoReportRefusal.notFound("service_code: there is no such service"));
    }

    @PostMapping("/requests.json")
    @QueryParameters({
        "jurisdiction_id",
        "api_key",
        "service_code",
        "lat",
        "long",
        "address_string",
        "address_id",
        "email",
        "device_id",
        "account_id",
        "first_name",
        "last_name",
        "phone",
        "description",
        "media_url",
        "attribute[*"
    })
    @Allow({})
    ResponseEntity<List<GeoReport.CreatedAnswer>> submit(HttpServletRequest request) throws IOException {
        var given = GeoReportParameters.of(request, mapper);
        var checked = GeoReportSubmission.of(given, client(request));
        // Photos are checked only for valid reports, because that is expensive.
        var submission = checked.with(media.stored(request));
        var token = submitting.submit(submission);
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(List.of(new GeoReport.CreatedAnswer(token, NOTICE, given.get("account_id"))));
    }

    @GetMapping("/tokens/{token}.json")
    @QueryParameters("jurisdiction_id")
    @Allow({})
    ResponseEntity<List<GeoReport.TokenAnswer>> token(@PathVariable String token) {
        return following
                .byToken(token)
                .map(_ -> secret(List.of(new GeoReport.TokenAnswer(token, token))))
                .orElseThrow(() -> GeoReportRefusal.notFound("token: there is no such token"));
    }

    @GetMapping("/requests/{requestId}.json")
    @QueryParameters("jurisdiction_id")
    @Allow({})
    ResponseEntity<List<GeoReport.RequestAnswer>> request(@PathVariable String requestId) {
        return following
                .find(requestId)
                .map(found -> secret(List.of(GeoReport.RequestAnswer.of(requestId, found))))
                .orElseThrow(() -> GeoReportRefusal.notFound("service_request_id: there is no such request"));
    }

    @GetMapping("/requests.json")
    @QueryParameters({
        "jurisdiction_id",
        "api_key",
        "service_request_id",
        "service_code",
        "start_date",
        "end_date",
        "status"
    })
    @Allow({})
    ResponseEntity<List<GeoReport.RequestAnswer>> requests(HttpServletRequest request) {
        var given = GeoReportParameters.ofQuery(request);
        var ids = given.list("service_request_id");
        return secret(
                ids.isEmpty()
                        ? search.find(given).stream()
                                .map(found -> GeoReport.RequestAnswer.of(
                                        found.report().reportId(), found))
                                .toList()
                        : search.byIds(ids));
    }

    /** All other paths below this one, so that errors have the format of this interface. */
    @RequestMapping("/**")
    @QueryParameters("*")
    @Allow({})
    ResponseEntity<List<GeoReport.FaultAnswer>> other() {
        throw GeoReportRefusal.notFound(
                "There is nothing at this address, or not by this method; only JSON is given, at addresses that end in"
                        + " .json");
    }

    /** Responses to a token must not be stored in shared caches. */
    private static <T> ResponseEntity<T> secret(T body) {
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(body);
    }

    /** The client's network address from the gateway's header; the gateway removes such headers of clients. */
    private static String client(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getHeader("X-Real-IP"), request.getRemoteAddr());
    }
}
