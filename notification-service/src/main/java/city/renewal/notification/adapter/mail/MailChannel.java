package city.renewal.notification.adapter.mail;

import city.renewal.notification.application.delivery.Delivery;
import city.renewal.notification.application.delivery.PersonalChannel;
import city.renewal.notification.application.directory.Contacts;
import city.renewal.notification.application.message.MessageRenderer;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/** E-mail to people's own addresses through one mail server. */
public final class MailChannel extends PersonalChannel implements AutoCloseable {
    private static final int AT_ONCE = 8;

    private final SmtpClient smtp;
    private final MailMessages mailMessages;

    public MailChannel(SmtpClient smtp, Contacts contacts, MessageRenderer renderer, InstantSource real) {
        super(ChannelName.EMAIL, "mail", contacts, Contact::usableEmail);
        this.smtp = smtp;
        this.mailMessages = new MailMessages(smtp.server(), smtp.session(), renderer, real);
    }

    @Override
    public Duration timeout() {
        return smtp.timeout();
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public Outcome send(Delivery delivery) {
        var contact = find(delivery).orElse(null);
        if (contact == null) {
            return new Outcome.Refused("the contact has no confirmed e-mail address any more");
        }
        var address = Objects.requireNonNull(contact.usableEmail());
        return smtp.send(address, () -> mailMessages.write(delivery.message(), address, contact.language()));
    }

    @Override
    public void close() {
        smtp.close();
    }
}
