package city.renewal.starter.web;

import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.json.LargeFacts;
import city.renewal.starter.json.MemoryPermit;
import city.renewal.starter.mongo.StoreUnavailable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;

/** Converts every refusal and failure to a problem response; internal causes are only logged. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(Problem problem) {
        return answer(problem.status(), ProblemBody.of(problem));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> concurrent(ConcurrentChange change) {
        return problem(
                HttpStatus.CONFLICT,
                "concurrent-change",
                "Somebody else changed it at the same time; try again",
                List.of());
    }

    /**
     * It is unknown whether the command took effect before the store became unreachable; the idempotency key makes a
     * repetition safe.
     */
    private static ResponseEntity<Map<String, Object>> storeGone(Throwable cause) {
        LOG.warn(
                "A request failed because the store is unreachable; the client was told to try again: {}",
                cause.toString());
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "store-unavailable",
                "The store can't be reached just now; try again, with the same Idempotency-Key",
                List.of());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unreadable(HttpMessageNotReadableException e) {
        return switch (e.getCause()) {
            case BodyTooLarge tooLarge -> tooLarge(tooLarge);
            case StreamConstraintsException deep ->
                problem(
                        HttpStatus.BAD_REQUEST,
                        "malformed-json",
                        deep.getOriginalMessage(),
                        List.of(new Violation("body", deep.getOriginalMessage())));
            case DatabindException bind when bind.getCause() instanceof BodyTooLarge tooLarge -> tooLarge(tooLarge);
            case InputCoercionException number -> refused(Problem.invalid(List.of(JsonFault.of(number))));
            case DatabindException bind -> refused(Problem.invalid(List.of(JsonFault.of(bind))));
            case JacksonException json ->
                problem(
                        HttpStatus.BAD_REQUEST,
                        "malformed-json",
                        json.getOriginalMessage(),
                        List.of(new Violation("body", json.getOriginalMessage())));
            case null, default ->
                problem(
                        HttpStatus.BAD_REQUEST,
                        "malformed-body",
                        "The body could not be read",
                        List.of(new Violation("body", "could not be read")));
        };
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> tooLarge(BodyTooLarge e) {
        return problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                e.getMessage(),
                List.of(new Violation("body", e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> tooLarge(LargeFacts.TooLarge e) {
        return refused(Problem.invalid("nodes", String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> busy(MemoryPermit.AcquireTimeout e) {
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "busy",
                "Too many large plans are being worked on; try again in half a minute",
                List.of());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> tooLarge(MaxUploadSizeExceededException e) {
        return problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "The file is too large",
                List.of(new Violation("file", "is too large")));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> missing(MissingServletRequestParameterException e) {
        return refused(Problem.invalid(e.getParameterName(), "must be given"));
    }

    /** The body should be a multipart form with a file, but has another type or is truncated. */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> noForm(MultipartException e) {
        return problem(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type",
                "Expected multipart/form-data with a part 'file'",
                List.of(new Violation("file", "must be sent as multipart/form-data")));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> missing(MissingServletRequestPartException e) {
        return refused(Problem.invalid(e.getRequestPartName(), "must be given"));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> mistyped(MethodArgumentTypeMismatchException e) {
        return refused(Problem.invalid(e.getName(), "is not " + expected(e)));
    }

    /** The client disconnected before the response. */
    @ExceptionHandler
    void left(AsyncRequestNotUsableException e) {
        LOG.debug("A client disconnected before the response: {}", e.getMessage());
    }

    /**
     * As above, while a long response was written. A response that cannot be written for another reason is a failure.
     */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Map<String, Object>> notWritable(HttpMessageNotWritableException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof AsyncRequestNotUsableException left) {
                left(left);
                return null;
            }
        }
        return failed(e);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> failed(Exception e) {
        var unreadable = UnreadableRequest.of(e);
        if (unreadable.isPresent()) {
            LOG.debug("A request can't be read: {}", unreadable.get().violations());
            return refused(unreadable.get());
        }
        if (e instanceof ErrorResponse response) {
            var status = HttpStatus.valueOf(response.getStatusCode().value());
            return problem(
                    status,
                    code(status),
                    Objects.requireNonNullElse(response.getBody().getDetail(), status.getReasonPhrase()),
                    List.of());
        }
        var storeGone = StoreUnavailable.cause(e);
        if (storeGone.isPresent()) {
            return storeGone(storeGone.get());
        }
        LOG.error("A request failed; the client was told to try again", e);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "Something broke here; try again", List.of());
    }

    private static String expected(TypeMismatchException e) {
        var type = e.getRequiredType();
        if (type == null) {
            return "as expected";
        }
        return type.isEnum() ? "one of " + List.of(type.getEnumConstants()) : "a " + type.getSimpleName();
    }

    private static String code(HttpStatus status) {
        return status.getReasonPhrase().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    }

    private static ResponseEntity<Map<String, Object>> problem(
            HttpStatus status, String code, String detail, List<Violation> violations) {
        return answer(status, ProblemBody.of(status, code, detail, violations));
    }

    private static ResponseEntity<Map<String, Object>> answer(HttpStatus status, Map<String, Object> body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }
}
