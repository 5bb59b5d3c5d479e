package city.renewal.starter.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a request with a query parameter that its operation does not declare: otherwise a misspelt filter would be
 * ignored silently and the response would be wrong. Form fields in the body are not checked.
 */
public final class UnknownParameters implements HandlerInterceptor {
    private final Map<Method, DeclaredParameters> declared = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var query = request.getQueryString();
        if (query != null
                && handler instanceof HandlerMethod method
                && request.getDispatcherType() == DispatcherType.REQUEST) {
            var known = declared.computeIfAbsent(method.getMethod(), _ -> DeclaredParameters.of(method));
            var unknown = new Violations();
            names(query).stream()
                    .filter(name -> !known.has(name))
                    .forEach(name -> unknown.add(name, message(name, known)));
            if (!unknown.isEmpty()) {
                throw refusal(request, unknown);
            }
        }
        return true;
    }

    private static Problem refusal(HttpServletRequest request, Violations unknown) {
        var first = unknown.all().getFirst();
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "unknown-parameter",
                "%s %s: '%s' %s"
                        .formatted(request.getMethod(), request.getRequestURI(), first.field(), first.message()),
                unknown.all());
    }

    private static String message(String name, DeclaredParameters known) {
        var nearest = known.nearest(name).map("; did you mean '%s'?"::formatted).orElse("");
        return "is not a parameter of this operation%s%s"
                .formatted(
                        nearest.isEmpty() ? "; " : nearest + " ",
                        known.names().isEmpty() ? "there are none" : "there are " + known.names());
    }

    private static Set<String> names(String query) {
        var names = new LinkedHashSet<String>();
        for (var part : query.split("&", -1)) {
            var end = part.indexOf('=');
            if (!part.isEmpty()) {
                names.add(decoded(end < 0 ? part : part.substring(0, end)));
            }
        }
        return names;
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw UnreadableRequest.malformed("parameters", "must be UTF-8 in percent-encoding");
        }
    }
}
