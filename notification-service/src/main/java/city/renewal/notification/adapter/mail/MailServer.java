package city.renewal.notification.adapter.mail;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where e-mail is handed in.
 *
 * @param user null: without signing in
 * @param from the sender's address
 * @param timeout of a connection, a command and its answer, each
 * @param trust whose certificates are believed; null: those that the JDK believes
 */
public record MailServer(
        String host,
        int port,
        Tls tls,
        @Nullable String user,
        @Nullable String password,
        String from,
        String sender,
        Duration timeout,
        @Nullable SSLSocketFactory trust) {
    /** How the connection is kept from listeners. */
    public enum Tls {
        NONE,
        /** After a greeting in the clear; refused when the server can't. */
        STARTTLS,
        /** From the first byte. */
        TLS
    }

    Properties properties() {
        var properties = new Properties();
        var millis = Long.toString(timeout.toMillis());
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", Integer.toString(port));
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.auth", Boolean.toString(user != null));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.starttls.enable", Boolean.toString(tls == Tls.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(tls == Tls.STARTTLS));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(tls == Tls.TLS));
        properties.put("mail.mime.charset", "UTF-8");
        if (trust != null) {
            properties.put("mail.smtp.ssl.socketFactory", trust);
        }
        return properties;
    }

    /** Secrets that no outcome may contain. */
    List<String> secrets() {
        return Stream.of(user, password).filter(Objects::nonNull).toList();
    }

    /** The domain of message ids, after the @. */
    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return "MailServer[host=%s, port=%d]".formatted(host, port);
    }
}
