package city.renewal.project.adapter.web.citizen;

import city.renewal.project.application.citizen.CitizenFeedback;
import city.renewal.project.application.citizen.CitizenReportQueries;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.domain.citizen.CitizenReport;
import city.renewal.project.domain.project.Reason;
import city.renewal.starter.security.Allow;
import city.renewal.starter.web.QueryParameters;
import city.renewal.starter.web.Violations;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Extension of GeoReport v2: the holder of a token rates the result, or objects that it is not rectified. Parameters
 * are sent as a form or as JSON: {@code token} (optional if it is in the path) and {@code rating}, or {@code
 * description}.
 */
@RestController
@RequestMapping("/open311/v2/requests/{requestId}")
class Open311FeedbackController extends GeoReportErrors {
    private static final int MAX_DESCRIPTION = 4_000;

    private final CitizenFeedback feedback;
    private final CitizenReportQueries following;
    private final GeoReportMedia media;
    private final JsonMapper mapper;

    Open311FeedbackController(
            CitizenFeedback feedback, CitizenReportQueries following, GeoReportMedia media, JsonMapper mapper) {
        this.feedback = feedback;
        this.following = following;
        this.media = media;
        this.mapper = mapper;
    }

    @PostMapping({"/rating", "/rating.json"})
    @QueryParameters({"jurisdiction_id", "api_key", "token", "rating"})
    @Allow({})
    ResponseEntity<List<GeoReport.RequestAnswer>> rate(@PathVariable String requestId, HttpServletRequest request)
            throws IOException {
        var given = GeoReportParameters.of(request, mapper);
        var token = token(given, requestId);
        var stars = given.get("rating");
        if (stars == null || !stars.matches("[1-5]")) {
            throw GeoReportRefusal.invalid("rating: must be a whole number from 1 (bad) to 5 (good)");
        }
        return answer(token, feedback.rate(token, Integer.parseInt(stars)));
    }

    @PostMapping({"/objection", "/objection.json"})
    @QueryParameters({"jurisdiction_id", "api_key", "token", "description"})
    @Allow({})
    ResponseEntity<List<GeoReport.RequestAnswer>> object(@PathVariable String requestId, HttpServletRequest request)
            throws IOException {
        var given = GeoReportParameters.of(request, mapper);
        var token = token(given, requestId);
        var check = new Violations();
        var description = given.get("description");
        var text = description == null ? null : check.note("description", description, MAX_DESCRIPTION);
        check.refuse();
        var photos = media.stored(request);
        if (photos.isEmpty()) {
            throw GeoReportRefusal.invalid(
                    "media: 请附照片 · a photo that shows it must be sent, in a part of multipart/form-data");
        }
        return answer(token, feedback.object(token, text, photos));
    }

    /** The token, which must belong to the request in the path. */
    private String token(GeoReportParameters given, String requestId) {
        var sent = given.get("token");
        var token = sent == null ? requestId : sent;
        return following
                .byToken(token)
                .filter(found ->
                        token.equals(requestId) || found.report().reportId().equals(requestId))
                .map(_ -> token)
                .orElseThrow(() -> GeoReportRefusal.notFound("token: there is no such token for this request"));
    }

    private ResponseEntity<List<GeoReport.RequestAnswer>> answer(String token, Outcome<CitizenReport> outcome) {
        return switch (outcome) {
            case Outcome.Refused<CitizenReport>(var reason, var message, var _) ->
                throw reason == Reason.NOT_FOUND
                        ? GeoReportRefusal.notFound(message)
                        : new GeoReportRefusal(HttpStatus.BAD_REQUEST, List.of(message));
            case Outcome.Done<CitizenReport> _ ->
                ResponseEntity.ok()
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .body(following.byToken(token).stream()
                                .map(found -> GeoReport.RequestAnswer.of(token, found))
                                .toList());
        };
    }
}
