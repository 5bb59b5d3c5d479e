package city.renewal.gateway.limits;

import city.renewal.gateway.headers.Peer;
import java.util.function.Predicate;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Reads the bearer token from the Authorization header, and from nowhere else. A token that was never checked is
 * counted against the address before its signature is: checking is dear, and anybody can send nonsense.
 */
public final class LimitedTokenReader implements ServerAuthenticationConverter {
    private final ServerAuthenticationConverter header = new ServerBearerTokenAuthenticationConverter();
    private final Predicate<String> known;
    private final Buckets buckets;
    private final Peer peer;

    /** @param known whether a token was checked before */
    public LimitedTokenReader(Predicate<String> known, Buckets buckets, Peer peer) {
        this.known = known;
        this.buckets = buckets;
        this.peer = peer;
    }

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        return header.convert(exchange).flatMap(read -> {
            if (read instanceof BearerTokenAuthenticationToken bearer && known.test(bearer.getToken())) {
                return Mono.just(read);
            }
            return buckets.take(new Requester.Address(peer.address(exchange.getRequest())))
                    .map(refusal -> Mono.<Authentication>error(refusal))
                    .orElseGet(() -> Mono.just(read));
        });
    }
}
