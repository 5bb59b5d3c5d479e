package city.renewal.gateway.headers;

import java.util.List;
import java.util.Set;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;

/**
 * Resolves the address of a request's client. Behind a trusted proxy it is the last address of {@code X-Forwarded-For} that is
 * not itself a trusted proxy's; the header of any other peer is ignored.
 */
public final class ClientAddressResolver {
    private final Set<String> trustedProxies;

    public ClientAddressResolver(List<String> trustedProxies) {
        this.trustedProxies = Set.copyOf(trustedProxies);
    }

    public String address(ServerHttpRequest request) {
        var remote = remote(request);
        if (!trustedProxies.contains(remote)) {
            return remote;
        }
        var hops = request.getHeaders().getValuesAsList("X-Forwarded-For");
        return hops.reversed().stream()
                .filter(hop -> !trustedProxies.contains(hop))
                .findFirst()
                .orElse(remote);
    }

    /** Whether the client's connection is encrypted, up to the gateway or up to a trusted proxy. */
    boolean isEncrypted(ServerHttpRequest request) {
        return request.getSslInfo() != null || (isTrusted(request) && wasEncrypted(request));
    }

    private static boolean wasEncrypted(ServerHttpRequest request) {
        try {
            return "https".equalsIgnoreCase(request.getHeaders().getFirst("X-Forwarded-Proto"));
        } catch (ServerExchangeRejectedException e) {
            // The value has characters that are not allowed in a header.
            return false;
        }
    }

    boolean isTrusted(ServerHttpRequest request) {
        return trustedProxies.contains(remote(request));
    }

    private static String remote(ServerHttpRequest request) {
        var address = request.getRemoteAddress();
        return address == null || address.getAddress() == null
                ? "unknown"
                : address.getAddress().getHostAddress();
    }
}
