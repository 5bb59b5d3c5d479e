package city.renewal.starter.web;

import city.renewal.events.PlainText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * The JSON of a problem: {@code {type, title, status, detail, violations, …}}. Hidden characters in values quoted from
 * a request are escaped.
 */
public final class ProblemBody {
    public static final String TYPE = "urn:renewal:problem:";

    private ProblemBody() {}

    public static Map<String, Object> of(Problem problem) {
        var body = of(problem.status(), problem.code(), String.valueOf(problem.getMessage()), problem.violations());
        body.putAll(problem.details());
        return body;
    }

    public static Map<String, Object> of(HttpStatus status, String code, String detail, List<Violation> violations) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", TYPE + code);
        body.put("title", status.getReasonPhrase());
        body.put("status", status.value());
        body.put("detail", PlainText.shown(detail));
        body.put(
                "violations",
                violations.stream()
                        .map(each -> new Violation(PlainText.shown(each.field()), PlainText.shown(each.message())))
                        .toList());
        return body;
    }
}
