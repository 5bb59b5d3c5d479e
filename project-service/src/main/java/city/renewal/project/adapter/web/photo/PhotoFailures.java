package city.renewal.project.adapter.web.photo;

import city.renewal.project.application.photo.Pictures;
import city.renewal.starter.web.ProblemBody;
import java.util.List;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Responses to failures that are not faults of the photo: too many concurrent pictures, or a broken connection. */
@RestControllerAdvice(assignableTypes = {PhotoController.class, PhotoUploadController.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class PhotoFailures {
    private static final Logger LOG = LoggerFactory.getLogger(PhotoFailures.class);
    private static final String AGAIN_SECONDS = "5";

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> busy(Pictures.Busy e) {
        LOG.info("{}; the response asks the client to retry after {} s", e.getMessage(), AGAIN_SECONDS);
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, AGAIN_SECONDS)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemBody.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "busy",
                        "Too many pictures are being worked on; try again in a few seconds",
                        List.of()));
    }

    /** Broken connections are common on construction sites; the received bytes are kept. */
    @ExceptionHandler
    ResponseEntity<Void> cutOff(ClientAbortException e) {
        LOG.debug("A client's connection broke: {}", e.getMessage());
        return ResponseEntity.badRequest().build();
    }
}
