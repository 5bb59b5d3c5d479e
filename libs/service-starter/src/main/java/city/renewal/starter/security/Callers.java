package city.renewal.starter.security;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Reads the caller of the current request from its verified token, and resolves handler parameters of type {@link
 * Caller}.
 */
public final class Callers implements HandlerMethodArgumentResolver {
    /** @throws IllegalStateException outside of a request with a verified token */
    public static Caller current() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token) {
            return of(token.getToken());
        }
        throw new IllegalStateException("No verified token");
    }

    /**
     * Expiry of the current request's token, in real time. A response that outlasts its request, such as a stream, ends
     * then.
     */
    public static Instant tokenExpiry() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var expiry = authentication instanceof JwtAuthenticationToken token
                ? token.getToken().getExpiresAt()
                : null;
        return expiry == null ? Instant.EPOCH : expiry;
    }

    public static Caller of(Jwt token) {
        var roles = EnumSet.noneOf(Role.class);
        for (var role : Role.values()) {
            if (strings(token, "roles").contains(role.name())) {
                roles.add(role);
            }
        }
        return new Caller(
                Objects.requireNonNull(token.getSubject()),
                roles,
                strings(token, "areas"),
                strings(token, "units"),
                scopes(token));
    }

    private static Set<String> scopes(Jwt token) {
        return switch (token.getClaims().get("scope")) {
            case String text ->
                Arrays.stream(text.split(" ")).filter(s -> !s.isBlank()).collect(Collectors.toSet());
            case Collection<?> list -> list.stream().map(String::valueOf).collect(Collectors.toSet());
            case null, default -> Set.of();
        };
    }

    private static Set<String> strings(Jwt token, String claim) {
        List<String> list = token.getClaimAsStringList(claim);
        return list == null ? Set.of() : list.stream().filter(s -> !s.isBlank()).collect(Collectors.toSet());
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return current();
    }
}
