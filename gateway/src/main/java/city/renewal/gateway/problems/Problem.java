package city.renewal.gateway.problems;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A problem response of the gateway itself: {@code {type, title, status, detail, violations}}, the type being
 * {@code urn:renewal:problem:<code>}.
 *
 * @param retryAfter delay before a retry; null if a retry changes nothing
 */
public record Problem(
        HttpStatus status,
        String code,
        String detail,
        List<Violation> violations,
        @Nullable Duration retryAfter) {
    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), null);
    }

    /** A service or the issuer failed temporarily; a retry may succeed. */
    static Problem temporary(HttpStatus status, String code, String detail, Duration retryAfter) {
        return new Problem(status, code, detail, List.of(), retryAfter);
    }

    static Problem violated(HttpStatus status, String code, String field, String message) {
        return new Problem(status, code, message, List.of(new Violation(field, message)), null);
    }

    static Problem unauthorized() {
        return of(HttpStatus.UNAUTHORIZED, "unauthorized", "Send a valid bearer token");
    }

    static Problem forbidden() {
        return of(HttpStatus.FORBIDDEN, "forbidden", "This is not for you");
    }

    static Problem headersTooLarge() {
        return violated(
                HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                "headers-too-large",
                "headers",
                "The request's headers are larger than the gateway reads");
    }

    static Problem addressTooLong() {
        return violated(HttpStatus.URI_TOO_LONG, "uri-too-long", "uri", "The address is longer than the gateway reads");
    }

    static Problem malformedRequest(String message) {
        return violated(HttpStatus.BAD_REQUEST, "malformed-request", "request", message);
    }
}
