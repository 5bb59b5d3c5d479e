package city.renewal.local.issuer;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The issuer's settings.
 *
 * @param uri the {@code iss} of every token; browsers reach the sign-in page there
 * @param folder holds the signing key and the secrets, readable by their owner only
 * @param audience one entry of every access token's {@code aud}
 * @param address the address to listen on
 * @param password the password of the sign-in page; empty if a click is enough, for users of this machine
 * @param gatewayOrigins the origins of the pages that may redirect here to sign in, such as {@code
 *     http://127.0.0.1:8080}
 */
@ConfigurationProperties("renewal.issuer")
record IssuerSettings(
        URI uri, Path folder, String audience, String address, String password, List<String> gatewayOrigins) {

    private static final int SHORTEST_PASSWORD = 8;

    IssuerSettings {
        if (uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "Expected the issuer's address to name a host, but it was '%s'".formatted(uri));
        }
        if (password.isEmpty() && !(LoopbackNames.contains(uri.getHost()) && LoopbackNames.contains(address))) {
            throw new IllegalArgumentException(
                    "Expected a password (RENEWAL_ISSUER_PASSWORD), because others can reach '%s', listening on '%s'"
                            .formatted(uri, address));
        }
        if (!password.isEmpty() && password.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException(
                    "Expected a password of %d characters at least".formatted(SHORTEST_PASSWORD));
        }
        gatewayOrigins = List.copyOf(gatewayOrigins);
    }

    /** Whether a request's host may be this name. Rejecting others prevents DNS rebinding. */
    boolean isAllowedHost(String host) {
        return LoopbackNames.contains(host) || host.equals(uri.getHost());
    }
}
