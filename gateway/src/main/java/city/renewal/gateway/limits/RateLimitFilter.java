package city.renewal.gateway.limits;

import city.renewal.gateway.headers.ClientAddressResolver;
import org.springframework.core.Ordered;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Limits the rate of requests per person of the token, or per client address without one. */
public final class RateLimitFilter implements WebFilter, Ordered {
    private final RateLimitBuckets buckets;
    private final ClientAddressResolver addresses;

    public RateLimitFilter(RateLimitBuckets buckets, ClientAddressResolver addresses) {
        this.buckets = buckets;
        this.addresses = addresses;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.<AbstractAuthenticationToken>getPrincipal()
                .<Requester>map(token -> new Requester.Person(token.getName()))
                .switchIfEmpty(Mono.fromSupplier(() -> new Requester.Address(addresses.address(exchange.getRequest()))))
                .flatMap(requester -> buckets.take(requester)
                        .map(refusal -> Mono.<Void>error(refusal))
                        .orElseGet(() -> chain.filter(exchange)));
    }

    /** Runs after Spring Security, which authenticates the person. */
    @Override
    public int getOrder() {
        return 0;
    }
}
