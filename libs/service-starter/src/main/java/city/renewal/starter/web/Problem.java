package city.renewal.starter.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;

/**
 * A refusal that is sent to the client as {@code application/problem+json} (RFC 9457) with a stable {@code type}. It is
 * thrown in the web adapter only, where the framework expects an exception.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String code;
    private final transient List<Violation> violations;
    private final transient Map<String, Object> details;

    public Problem(
            HttpStatus status, String code, String detail, List<Violation> violations, Map<String, Object> details) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.violations = List.copyOf(violations);
        this.details = new TreeMap<>(details);
    }

    public Problem(HttpStatus status, String code, String detail, List<Violation> violations) {
        this(status, code, detail, violations, Map.of());
    }

    public static Problem invalid(List<Violation> violations) {
        var detail = violations.size() == 1
                ? violations.getFirst().field() + ": " + violations.getFirst().message()
                : "%d fields are not as expected".formatted(violations.size());
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "validation", detail, violations);
    }

    public static Problem invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    public static Problem forbidden(String detail) {
        return new Problem(HttpStatus.FORBIDDEN, "forbidden", detail, List.of());
    }

    /** @param beyond the field that requests more than the caller may do */
    public static Problem forbidden(String detail, Violation beyond) {
        return new Problem(HttpStatus.FORBIDDEN, "forbidden", detail, List.of(beyond));
    }

    public static Problem notFound(String what, String id) {
        return new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no %s '%s'".formatted(what, id), List.of());
    }

    public static Problem conflict(String code, String detail) {
        return new Problem(HttpStatus.CONFLICT, code, detail, List.of());
    }

    public HttpStatus status() {
        return status;
    }

    /** The last part of {@code type}: {@code urn:renewal:problem:<code>}. */
    public String code() {
        return code;
    }

    public List<Violation> violations() {
        return violations;
    }

    public Map<String, Object> details() {
        return details;
    }
}
