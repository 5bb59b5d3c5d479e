package city.renewal.gateway.headers;

import city.renewal.gateway.routes.RouteTable;
import java.util.List;
import java.util.Locale;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * Removes headers that must not reach a service: forwarding headers from a peer that is not a trusted proxy
 * (CVE-2025-41235), and cookies, which no service reads. Spring Cloud Gateway itself removes
 * hop-by-hop headers. Sets {@code X-Real-IP} to the client's address on citizens' requests, which have no token.
 */
public final class ServiceHeadersFilter implements HttpHeadersFilter {
    private static final List<String> FORWARDING = List.of("forwarded", "x-forwarded-", "x-real-ip", "x-original-");

    private final ClientAddressResolver addresses;

    public ServiceHeadersFilter(ClientAddressResolver addresses) {
        this.addresses = addresses;
    }

    @Override
    public HttpHeaders filter(HttpHeaders headers, ServerWebExchange exchange) {
        var trusted = addresses.isTrusted(exchange.getRequest());
        var kept = new HttpHeaders();
        headers.forEach((name, values) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (!lower.equals("cookie") && (trusted || !isForwarding(lower))) {
                kept.addAll(name, values);
            }
        });
        if (RouteTable.isCitizenPath(exchange.getRequest().getPath().pathWithinApplication())) {
            kept.set("X-Real-IP", addresses.address(exchange.getRequest()));
        }
        return kept;
    }

    private static boolean isForwarding(String name) {
        return FORWARDING.stream().anyMatch(name::startsWith);
    }
}
