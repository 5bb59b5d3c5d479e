package city.renewal.starter.security;

import city.renewal.starter.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a request if the handler's {@link Allow} names none of the caller's roles, or if there is no rule. */
public final class AllowInterceptor implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            var caller = Callers.current();
            var rule = method.getMethodAnnotation(Allow.class);
            if (!isAllowed(caller, rule)) {
                throw Problem.forbidden(refusal(caller, rule, request.getMethod(), request.getRequestURI()));
            }
        }
        return true;
    }

    static boolean isAllowed(Caller caller, @Nullable Allow rule) {
        return rule != null
                && (Arrays.stream(rule.value()).anyMatch(role -> holds(caller, role, rule.everywhere()))
                        || (!rule.scope().isEmpty()
                                && caller.is(Role.INTEGRATION)
                                && caller.scopes().contains(rule.scope())));
    }

    private static boolean holds(Caller caller, Role role, boolean everywhere) {
        return (role == Role.ADMIN && everywhere) ? caller.administersEverywhere() : caller.is(role);
    }

    private static String refusal(Caller caller, @Nullable Allow rule, String method, String path) {
        return rule != null && rule.everywhere() && caller.is(Role.ADMIN)
                ? "Only an administrator who was given no areas may %s %s: it holds in every district"
                        .formatted(method, path)
                : "None of your roles may %s %s".formatted(method, path);
    }
}
