package city.renewal.gateway.tokens;

import city.renewal.gateway.problems.IssuerUnreachableException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * The issuer's discovery document (OpenID Connect Discovery 1.0), fetched on first use, by one request at a
 * time, and cached for ten minutes. A failure is not cached: the next caller fetches again.
 */
public final class IssuerMetadata {
    private static final Duration CACHED = Duration.ofMinutes(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    private final Mono<Endpoints> endpoints;

    /** @param address of the document, or null for the well-known address below the issuer */
    public IssuerMetadata(WebClient http, String issuer, @Nullable String address) {
        var uri = address == null || address.isBlank()
                ? issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration"
                : address;
        endpoints = Mono.defer(() -> http.get().uri(uri).retrieve().bodyToMono(JSON))
                .timeout(TIMEOUT)
                .map(document -> endpoints(document, issuer))
                .switchIfEmpty(Mono.error(() -> new IssuerUnreachableException("The discovery document is empty")))
                .onErrorMap(
                        e -> !(e instanceof IssuerUnreachableException),
                        e -> new IssuerUnreachableException("No discovery document at " + uri, e))
                .cache(_ -> CACHED, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** Fails with {@link IssuerUnreachableException}. */
    public Mono<Endpoints> endpoints() {
        return endpoints;
    }

    private static Endpoints endpoints(Map<String, Object> document, String issuer) {
        if (!issuer.equals(document.get("issuer"))) {
            throw new IssuerUnreachableException("Expected the discovery document of '%s', but it is that of '%s'"
                    .formatted(issuer, document.get("issuer")));
        }
        return new Endpoints(
                text(document, "authorization_endpoint"),
                text(document, "token_endpoint"),
                text(document, "jwks_uri"),
                text(document, "end_session_endpoint"));
    }

    private static @Nullable String text(Map<String, Object> document, String name) {
        return document.get(name) instanceof String text ? text : null;
    }

    /** The issuer's endpoints; null for those that it does not offer. */
    public record Endpoints(
            @Nullable String authorization,
            @Nullable String token,
            @Nullable String jwkSet,
            @Nullable String endSession) {}
}
