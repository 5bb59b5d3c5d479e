package city.renewal.gateway.limits;

import city.renewal.gateway.headers.Peer;
import org.springframework.core.Ordered;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Counts every request against the person whom its token names, or else against the address it comes from. */
public final class RateLimit implements WebFilter, Ordered {
    private final Buckets buckets;
    private final Peer peer;

    public RateLimit(Buckets buckets, Peer peer) {
        this.buckets = buckets;
        this.peer = peer;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.<AbstractAuthenticationToken>getPrincipal()
                .<Requester>map(token -> new Requester.Person(token.getName()))
                .switchIfEmpty(Mono.fromSupplier(() -> new Requester.Address(peer.address(exchange.getRequest()))))
                .flatMap(requester -> buckets.take(requester)
                        .map(refusal -> Mono.<Void>error(refusal))
                        .orElseGet(() -> chain.filter(exchange)));
    }

    /** After Spring Security, which finds out who it is. */
    @Override
    public int getOrder() {
        return 0;
    }
}
