package city.renewal.gateway.headers;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * Takes off what must not reach a service: forwarding headers from a peer that is not a trusted proxy
 * (CVE-2025-41235 was to pass them on), what {@code Connection} names as meant for this hop alone, and cookies, which
 * no service reads.
 */
public final class HeadersToServices implements HttpHeadersFilter {
    private static final List<String> FORWARDING = List.of("forwarded", "x-forwarded-", "x-real-ip", "x-original-");

    private final Peer peer;

    public HeadersToServices(Peer peer) {
        this.peer = peer;
    }

    @Override
    public HttpHeaders filter(HttpHeaders headers, ServerWebExchange exchange) {
        var trusted = peer.isTrusted(exchange.getRequest());
        var thisHopAlone = namedByConnection(headers);
        var kept = new HttpHeaders();
        headers.forEach((name, values) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (!thisHopAlone.contains(lower) && !lower.equals("cookie") && (trusted || !isForwarding(lower))) {
                kept.addAll(name, values);
            }
        });
        return kept;
    }

    private static boolean isForwarding(String name) {
        return FORWARDING.stream().anyMatch(name::startsWith);
    }

    /** {@code Connection: close, X-Secret} makes X-Secret a hop-by-hop header (RFC 9110, section 7.6.1). */
    private static Set<String> namedByConnection(HttpHeaders headers) {
        var named = new HashSet<String>();
        for (var name : headers.getValuesAsList(HttpHeaders.CONNECTION)) {
            named.add(name.toLowerCase(Locale.ROOT));
        }
        // Nobody may have these taken off.
        named.removeAll(
                Set.of("authorization", "host", "content-type", "content-length", "if-match", "idempotency-key"));
        return named;
    }
}
