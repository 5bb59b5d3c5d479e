package city.renewal.local.issuer;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the issuer is told.
 *
 * @param uri the {@code iss} of every token; browsers reach the sign-in page there
 * @param folder where the signing key and the secrets are kept, readable by their owner only
 * @param audience one entry of every access token's {@code aud}
 * @param gatewayOrigins where the pages live that may send people here to sign in, such as {@code http://127.0.0.1:8080}
 */
@ConfigurationProperties("renewal.issuer")
record IssuerSettings(URI uri, Path folder, String audience, List<String> gatewayOrigins) {

    IssuerSettings {
        if (uri.getHost() == null || !LoopbackNames.contains(uri.getHost())) {
            throw new IllegalArgumentException(
                    "Expected the issuer's address to be on loopback, because it signs tokens without a password, but it was '%s'"
                            .formatted(uri));
        }
        gatewayOrigins = List.copyOf(gatewayOrigins);
    }
}
