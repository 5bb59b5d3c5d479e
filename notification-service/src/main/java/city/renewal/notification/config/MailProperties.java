package city.renewal.notification.config;

import city.renewal.notification.adapter.mail.MailServer;
import city.renewal.notification.adapter.mail.MailServer.Tls;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.ssl.SslBundles;

/**
 * E-mail.
 *
 * @param host of the server that takes e-mail; absent or empty: there is no e-mail
 * @param tls {@code STARTTLS}, {@code TLS} or, on a network of one's own, {@code NONE}
 * @param user empty: without signing in
 * @param from the sender's address
 * @param sender the sender's name
 * @param timeout of a connection, and of each step of the conversation
 * @param sslBundle name of a bundle of {@code spring.ssl.bundle} whose certificates are believed; empty: those that the JDK
 *     believes
 */
@ConfigurationProperties("renewal.mail")
public record MailProperties(
        @Nullable String host,
        @DefaultValue("587") int port,
        @DefaultValue("STARTTLS") Tls tls,
        @Nullable String user,
        @Nullable String password,
        @Nullable String from,
        @DefaultValue("城市更新督查平台") String sender,
        @DefaultValue("10s") Duration timeout,
        @Nullable String sslBundle) {
    public MailProperties {
        if (host != null && !host.isBlank()) {
            if (from == null || !from.matches("[^\\s@<>]+@[^\\s@<>]+")) {
                throw new IllegalArgumentException(
                        "Expected renewal.mail.from to be the sender's address, since renewal.mail.host is set");
            }
            if (user != null && !user.isBlank() && tls == Tls.NONE) {
                throw new IllegalArgumentException(
                        "Expected renewal.mail.tls to be STARTTLS or TLS, since a password would go over the network in the clear");
            }
        }
    }

    boolean isSet() {
        return host != null && !host.isBlank();
    }

    MailServer server(SslBundles bundles) {
        var isSigningIn = user != null && !user.isBlank();
        return new MailServer(
                String.valueOf(host),
                port,
                tls,
                isSigningIn ? user : null,
                isSigningIn ? password : null,
                String.valueOf(from),
                sender,
                timeout,
                sslBundle == null || sslBundle.isBlank()
                        ? null
                        : bundles.getBundle(sslBundle).createSslContext().getSocketFactory());
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return "MailProperties[host=%s, port=%d]".formatted(host, port);
    }
}
