package city.renewal.notification.adapter.mail;

import city.renewal.notification.application.Composer;
import city.renewal.notification.application.Contacts;
import city.renewal.notification.application.Delivery;
import city.renewal.notification.application.PersonalOutlet;
import city.renewal.notification.domain.rules.ChannelName;
import city.renewal.notification.domain.rules.Contact;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * E-mail to people's own addresses through one mail server. A 5xx reply about the recipient or the message is a refusal;
 * everything else, a wrong password among it, may go better later.
 */
public final class MailOutlet extends PersonalOutlet implements AutoCloseable {
    private static final int AT_ONCE = 8;
    /** Connections, greetings and replies that one message takes at most. */
    private static final int STEPS = 4;

    private final MailServer server;
    private final Session session;
    private final Letters letters;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public MailOutlet(MailServer server, Contacts contacts, Composer composer, InstantSource real) {
        super(ChannelName.EMAIL, "mail", contacts, Contact::email);
        this.server = server;
        this.session = Session.getInstance(server.properties(), authenticator(server));
        this.letters = new Letters(server, session, composer, real);
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

    @Override
    public Duration timeout() {
        return server.timeout().multipliedBy(STEPS);
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public Outcome send(Delivery delivery) {
        var contact = find(delivery).orElse(null);
        if (contact == null) {
            return new Outcome.Refused("the contact has no e-mail address any more");
        }
        var address = Objects.requireNonNull(contact.email());
        var sending = threads.submit(() -> {
            Transport.send(letters.write(delivery.message(), address, contact.language()));
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
