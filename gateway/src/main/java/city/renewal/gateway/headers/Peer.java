package city.renewal.gateway.headers;

import java.util.List;
import java.util.Set;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;

/**
 * Who is at the other end. Behind a proxy that is trusted it is the last address of {@code X-Forwarded-For} that is
 * not itself a trusted proxy's; what anybody else writes there is hearsay.
 */
public final class Peer {
    private final Set<String> trustedProxies;

    public Peer(List<String> trustedProxies) {
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

    /** Whether the client's connection is encrypted, up to here or up to a proxy that is trusted. */
    boolean isEncrypted(ServerHttpRequest request) {
        return request.getSslInfo() != null || (isTrusted(request) && wasEncrypted(request));
    }

    private static boolean wasEncrypted(ServerHttpRequest request) {
        try {
            return "https".equalsIgnoreCase(request.getHeaders().getFirst("X-Forwarded-Proto"));
        } catch (ServerExchangeRejectedException e) {
            // It has characters that no header may have.
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
