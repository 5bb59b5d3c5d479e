package city.renewal.gateway.headers;

import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Writes the {@code Strict-Transport-Security} header (HSTS, RFC 6797) on responses over TLS. Without TLS it has no meaning, and
 * {@code X-Forwarded-Proto} counts only from a trusted proxy.
 */
public final class HstsHeaderWriter implements ServerHttpHeadersWriter {
    static final String HEADER = "Strict-Transport-Security";

    private static final String ONE_YEAR = "max-age=31536000";

    private final ClientAddressResolver addresses;

    public HstsHeaderWriter(ClientAddressResolver addresses) {
        this.addresses = addresses;
    }

    @Override
    public Mono<Void> writeHttpHeaders(ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> {
            if (addresses.isEncrypted(exchange.getRequest())) {
                exchange.getResponse().getHeaders().set(HEADER, ONE_YEAR);
            }
        });
    }
}
