package city.renewal.notification.adapter.mail;

import city.renewal.notification.application.delivery.MessageSender.Outcome;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends e-mails through the mail server, in bounded time. A 5xx reply about the recipient or the message is a refusal; after
 * any other failure, such as a wrong password, a retry may succeed. Thread-safe.
 */
public final class SmtpClient implements AutoCloseable {
    /** Connections, greetings and replies that one message takes at most. */
    private static final int STEPS = 4;

    private final MailServer server;
    private final Session session;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public SmtpClient(MailServer server) {
        this.server = server;
        this.session = Session.getInstance(server.properties(), authenticator(server));
    }

    private static @Nullable Authenticator authenticator(MailServer server) {
        var user = server.user();
        return user == null
                ? null
                : new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication(user, server.password());
                    }
                };
    }

    /** Writes an e-mail. */
    @FunctionalInterface
    interface MessageWriter {
        MimeMessage write() throws MessagingException;
    }

    MailServer server() {
        return server;
    }

    Session session() {
        return session;
    }

    Duration timeout() {
        return server.timeout().multipliedBy(STEPS);
    }

    /** No outcome repeats the address or what signs in at the server. */
    Outcome send(String address, MessageWriter writer) {
        var sending = threads.submit(() -> {
            Transport.send(writer.write());
            return true;
        });
        try {
            sending.get(timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome.Delivered("250");
        } catch (TimeoutException e) {
            sending.cancel(true);
            return new Outcome.Failed(
                    "no answer within %d ms".formatted(timeout().toMillis()));
        } catch (ExecutionException e) {
            return e.getCause() instanceof MessagingException failure
                    ? SmtpReply.outcome(failure, address, server.secrets())
                    : new Outcome.Failed(
                            "failed: " + String.valueOf(e.getCause()).replace(address, "(address)"));
        } catch (InterruptedException e) {
            sending.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.Failed("interrupted");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
