package city.renewal.gateway.routes;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Sends event streams to their service over connections of their own. A stream holds its connection for as long as
 * somebody watches; in one pool with everything else, enough of them would leave none for other requests.
 */
public final class StreamRouting implements GlobalFilter, Ordered {
    private final NettyRoutingFilter streams;

    /** @param streams routes with a client whose connections nothing else uses */
    public StreamRouting(NettyRoutingFilter streams) {
        this.streams = streams;
    }

    /** What is routed here is left alone by Spring Cloud Gateway's own filter behind. */
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return Routes.isOpenEnded(exchange) ? streams.filter(exchange, chain) : chain.filter(exchange);
    }

    @Override
    public int getOrder() {
        return NettyRoutingFilter.ORDER - 1;
    }
}
