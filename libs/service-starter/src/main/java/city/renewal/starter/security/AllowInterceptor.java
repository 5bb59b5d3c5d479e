package city.renewal.starter.security;

import city.renewal.starter.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a handler whose {@link Allow} names none of the caller's roles; closed where there is none. */
public final class AllowInterceptor implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && !isAllowed(Callers.current(), method.getMethodAnnotation(Allow.class))) {
            throw Problem.forbidden(
                    "None of your roles may %s %s".formatted(request.getMethod(), request.getRequestURI()));
        }
        return true;
    }

    static boolean isAllowed(Caller caller, @org.jspecify.annotations.Nullable Allow rule) {
        return rule != null
                && (Arrays.stream(rule.value()).anyMatch(caller::is)
                        || (!rule.scope().isEmpty()
                                && caller.is(Role.INTEGRATION)
                                && caller.scopes().contains(rule.scope())));
    }
}
