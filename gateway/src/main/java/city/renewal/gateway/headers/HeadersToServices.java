package city.renewal.gateway.headers;

import city.renewal.gateway.routes.PublicInterface;
import java.util.List;
import java.util.Locale;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * Takes off what must not reach a service: forwarding headers from a peer that is not a trusted proxy
 * (CVE-2025-41235 was to pass them on), and cookies, which no service reads. Hop-by-hop headers are taken off by
 * Spring Cloud Gateway itself. A citizen's request, which no token names, gets the address that it came from.
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
        var kept = new HttpHeaders();
        headers.forEach((name, values) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (!lower.equals("cookie") && (trusted || !isForwarding(lower))) {
                kept.addAll(name, values);
            }
        });
        if (PublicInterface.isCitizens(exchange.getRequest().getPath().pathWithinApplication())) {
            kept.set("X-Real-IP", peer.address(exchange.getRequest()));
        }
        return kept;
    }

    private static boolean isForwarding(String name) {
        return FORWARDING.stream().anyMatch(name::startsWith);
    }
}
