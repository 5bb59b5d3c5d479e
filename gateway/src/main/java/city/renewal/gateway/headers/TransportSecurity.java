package city.renewal.gateway.headers;

import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Tells a browser that came by TLS to come back by TLS only (HSTS, RFC 6797). Without TLS the header means nothing, and
 * what a stranger writes into {@code X-Forwarded-Proto} does not count.
 */
public final class TransportSecurity implements ServerHttpHeadersWriter {
    static final String HEADER = "Strict-Transport-Security";

    private static final String ONE_YEAR = "max-age=31536000";

    private final Peer peer;

    public TransportSecurity(Peer peer) {
        this.peer = peer;
    }

    @Override
    public Mono<Void> writeHttpHeaders(ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> {
            if (peer.isEncrypted(exchange.getRequest())) {
                exchange.getResponse().getHeaders().set(HEADER, ONE_YEAR);
            }
        });
    }
}
