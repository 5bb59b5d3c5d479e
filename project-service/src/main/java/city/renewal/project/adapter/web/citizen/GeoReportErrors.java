package city.renewal.project.adapter.web.citizen;

import city.renewal.project.application.photo.Pictures;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.mongo.StoreUnavailable;
import city.renewal.starter.web.BodyTooLarge;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.UnreadableRequest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * Converts every refusal and failure of its subclasses' handlers to a GeoReport error: 404 for unknown resources and
 * 400 for invalid requests, as the specification demands. Content from citizens is never logged.
 */
abstract class GeoReportErrors {
    private static final Logger LOG = LoggerFactory.getLogger(GeoReportErrors.class);

    @ExceptionHandler
    ResponseEntity<List<GeoReport.FaultAnswer>> refused(GeoReportRefusal refusal) {
        return answer(refusal.status(), refusal.faults());
    }

    @ExceptionHandler
    ResponseEntity<List<GeoReport.FaultAnswer>> refused(Problem problem) {
        var status = problem.status() == HttpStatus.UNPROCESSABLE_CONTENT ? HttpStatus.BAD_REQUEST : problem.status();
        return answer(
                status,
                problem.violations().isEmpty()
                        ? List.of(new GeoReport.FaultAnswer(status.value(), String.valueOf(problem.getMessage())))
                        : problem.violations().stream()
                                .map(violation -> new GeoReport.FaultAnswer(
                                        status.value(), violation.field() + ": " + violation.message()))
                                .toList());
    }

    @ExceptionHandler
    ResponseEntity<List<GeoReport.FaultAnswer>> tooLarge(BodyTooLarge e) {
        return answer(HttpStatus.CONTENT_TOO_LARGE, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<List<GeoReport.FaultAnswer>> concurrent(ConcurrentChange e) {
        return passing(e);
    }

    private static ResponseEntity<List<GeoReport.FaultAnswer>> passing(Throwable e) {
        LOG.warn("A citizen's request failed; the response asks for a retry: {}", e.toString());
        return answer(HttpStatus.SERVICE_UNAVAILABLE, "请稍后再试 · Try again soon");
    }

    @ExceptionHandler
    ResponseEntity<List<GeoReport.FaultAnswer>> busy(Pictures.Busy e) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, "请稍后再试 · Too many pictures are being checked; try again soon");
    }

    @ExceptionHandler
    ResponseEntity<List<GeoReport.FaultAnswer>> tooLarge(MaxUploadSizeExceededException e) {
        return answer(HttpStatus.CONTENT_TOO_LARGE, "media: is too large");
    }

    @ExceptionHandler
    ResponseEntity<List<GeoReport.FaultAnswer>> broken(MultipartException e) {
        return answer(HttpStatus.BAD_REQUEST, "The form can't be read to its end, or has too many parts");
    }

    @ExceptionHandler
    ResponseEntity<List<GeoReport.FaultAnswer>> failed(Exception e) {
        if (e instanceof ErrorResponse response) {
            var status = HttpStatus.valueOf(response.getStatusCode().value());
            return answer(status, status.getReasonPhrase());
        }
        var unreadable = UnreadableRequest.of(e);
        if (unreadable.isPresent()) {
            return refused(unreadable.get());
        }
        var storeGone = StoreUnavailable.cause(e);
        if (storeGone.isPresent()) {
            return passing(storeGone.get());
        }
        LOG.error("A citizen's request failed; the response asks for a retry", e);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "Something broke here; try again");
    }

    private static ResponseEntity<List<GeoReport.FaultAnswer>> answer(HttpStatus status, String description) {
        return answer(status, List.of(new GeoReport.FaultAnswer(status.value(), description)));
    }

    private static ResponseEntity<List<GeoReport.FaultAnswer>> answer(
            HttpStatus status, List<GeoReport.FaultAnswer> faults) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(faults);
    }
}
