package city.renewal.gateway.routes;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Routes event streams over their own connection pool. A stream holds its connection for as long as
 * it is open; in a shared pool, enough streams would leave no connection for other requests.
 */
public final class StreamRoutingFilter implements GlobalFilter, Ordered {
    private final NettyRoutingFilter streams;

    /** @param streams routes with a client whose connections nothing else uses */
    public StreamRoutingFilter(NettyRoutingFilter streams) {
        this.streams = streams;
    }

    /** Spring Cloud Gateway's own routing filter, which runs later, skips exchanges that are routed here. */
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return Routes.isOpenEnded(exchange) ? streams.filter(exchange, chain) : chain.filter(exchange);
    }

    @Override
    public int getOrder() {
        return NettyRoutingFilter.ORDER - 1;
    }
}
