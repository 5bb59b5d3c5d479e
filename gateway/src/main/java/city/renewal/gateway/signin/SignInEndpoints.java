package city.renewal.gateway.signin;

import city.renewal.gateway.problems.IssuerUnreachableException;
import city.renewal.gateway.problems.Problem;
import city.renewal.gateway.problems.RequestRefusedException;
import city.renewal.gateway.problems.Violation;
import city.renewal.gateway.tokens.IssuerMetadata;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The endpoints by which the pages sign a person in with the authorisation code flow and PKCE (RFC 7636), on one origin:
 *
 * <ul>
 *   <li>{@code GET /signin/config}: the address of the issuer's page, and the client id;
 *   <li>{@code POST /signin/token}: the token request, forwarded to the issuer. Only the two grants of a public client,
 *       only for the pages' own client, and only the parameters that these grants have.
 * </ul>
 *
 * <p>The gateway keeps no session and no secret; the code verifier stays in the page.
 */
public final class SignInEndpoints {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Set<String> GRANTS = Set.of("authorization_code", "refresh_token");
    private static final List<String> PASSED_ON =
            List.of("grant_type", "client_id", "code", "redirect_uri", "code_verifier", "refresh_token");

    private final IssuerMetadata issuer;
    private final WebClient http;
    private final String clientId;

    public SignInEndpoints(IssuerMetadata issuer, WebClient http, String clientId) {
        this.issuer = issuer;
        this.http = http;
        this.clientId = clientId;
    }

    public RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/signin/config", _ -> config())
                .POST("/signin/token", this::token)
                .filter((request, next) ->
                        unknown(request).map(Mono::<ServerResponse>error).orElseGet(() -> next.handle(request)))
                .build();
    }

    /** Neither operation has a parameter in its address: codes and tokens don't belong there. */
    private static Optional<RequestRefusedException> unknown(ServerRequest request) {
        return request.queryParams().keySet().stream()
                .findFirst()
                .map(name -> new RequestRefusedException(new Problem(
                        HttpStatus.BAD_REQUEST,
                        "unknown-parameter",
                        "%s %s takes no parameters".formatted(request.method(), request.path()),
                        List.of(new Violation(name, "is not a parameter of this operation; there are none")),
                        null)));
    }

    private Mono<ServerResponse> config() {
        return issuer.endpoints().flatMap(endpoints -> {
            var config = new LinkedHashMap<String, Object>();
            config.put("authorizationEndpoint", required(endpoints.authorization(), "authorization"));
            config.put("clientId", clientId);
            config.put("scopes", List.of("openid", "profile"));
            config.put("endSessionEndpoint", endpoints.endSession());
            return ServerResponse.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .cacheControl(CacheControl.noStore())
                    .bodyValue(config);
        });
    }

    private Mono<ServerResponse> token(ServerRequest request) {
        if (!request.headers()
                .contentType()
                .filter(MediaType.APPLICATION_FORM_URLENCODED::equalsTypeAndSubtype)
                .isPresent()) {
            return Mono.error(refused("Content-Type", "must be application/x-www-form-urlencoded"));
        }
        return request.formData()
                .map(this::checked)
                .zipWith(issuer.endpoints())
                .flatMap(both -> ask(URI.create(required(both.getT2().token(), "token")), both.getT1()));
    }

    private MultiValueMap<String, String> checked(MultiValueMap<String, String> form) {
        if (!GRANTS.contains(Objects.requireNonNullElse(form.getFirst("grant_type"), ""))) {
            throw refused("grant_type", "must be one of authorization_code, refresh_token");
        }
        if (!clientId.equals(form.getFirst("client_id"))) {
            throw refused("client_id", "must be '%s'".formatted(clientId));
        }
        var passedOn = new LinkedMultiValueMap<String, String>();
        for (var name : PASSED_ON) {
            var value = form.getFirst(name);
            if (value != null) {
                passedOn.add(name, value);
            }
        }
        return passedOn;
    }

    private Mono<ServerResponse> ask(URI tokenEndpoint, MultiValueMap<String, String> form) {
        return http.post()
                .uri(tokenEndpoint)
                .accept(MediaType.APPLICATION_JSON)
                .body(BodyInserters.fromFormData(form))
                .exchangeToMono(answer -> answer.bodyToMono(byte[].class)
                        .defaultIfEmpty(new byte[0])
                        .flatMap(body -> ServerResponse.status(answer.statusCode())
                                .contentType(MediaType.APPLICATION_JSON)
                                .cacheControl(CacheControl.noStore())
                                .bodyValue(body)))
                .timeout(TIMEOUT)
                .onErrorMap(e -> new IssuerUnreachableException("The issuer did not answer a token request", e));
    }

    private static String required(@Nullable String endpoint, String name) {
        if (endpoint == null) {
            throw new IssuerUnreachableException(
                    "The issuer's discovery document names no %s endpoint".formatted(name));
        }
        return endpoint;
    }

    private static RequestRefusedException refused(String field, String message) {
        return new RequestRefusedException(new Problem(
                HttpStatus.BAD_REQUEST,
                "validation",
                field + ": " + message,
                List.of(new Violation(field, message)),
                null));
    }
}
