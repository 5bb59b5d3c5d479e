package city.renewal.gateway.limits;

import city.renewal.gateway.headers.ClientAddressResolver;
import java.util.function.Predicate;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Reads the bearer token from the Authorization header, and from nowhere else. A token that was not verified before is
 * counted against the client address before its signature is verified: verification is expensive, and anybody can send invalid tokens.
 */
public final class RateLimitedTokenConverter implements ServerAuthenticationConverter {
    private final ServerAuthenticationConverter header = new ServerBearerTokenAuthenticationConverter();
    private final Predicate<String> known;
    private final RateLimitBuckets buckets;
    private final ClientAddressResolver addresses;

    /** @param known whether a token was verified before */
    public RateLimitedTokenConverter(
            Predicate<String> known, RateLimitBuckets buckets, ClientAddressResolver addresses) {
        this.known = known;
        this.buckets = buckets;
        this.addresses = addresses;
    }

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        return header.convert(exchange).flatMap(read -> {
            if (read instanceof BearerTokenAuthenticationToken bearer && known.test(bearer.getToken())) {
                return Mono.just(read);
            }
            return buckets.take(new Requester.Address(addresses.address(exchange.getRequest())))
                    .map(refusal -> Mono.<Authentication>error(refusal))
                    .orElseGet(() -> Mono.just(read));
        });
    }
}
