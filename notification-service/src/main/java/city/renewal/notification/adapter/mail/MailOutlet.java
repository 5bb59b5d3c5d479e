package city.renewal.notification.adapter.mail;

import city.renewal.notification.application.Composer;
import city.renewal.notification.application.Contacts;
import city.renewal.notification.application.Delivery;
import city.renewal.notification.application.PersonalOutlet;
import city.renewal.notification.domain.rules.ChannelName;
import city.renewal.notification.domain.rules.Contact;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/** E-mail to people's own addresses through one mail server. */
public final class MailOutlet extends PersonalOutlet implements AutoCloseable {
    private static final int AT_ONCE = 8;

    private final HandIn handIn;
    private final Letters letters;

    public MailOutlet(HandIn handIn, Contacts contacts, Composer composer, InstantSource real) {
        super(ChannelName.EMAIL, "mail", contacts, Contact::usableEmail);
        this.handIn = handIn;
        this.letters = new Letters(handIn.server(), handIn.session(), composer, real);
    }

    @Override
    public Duration timeout() {
        return handIn.timeout();
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
        return handIn.send(address, () -> letters.write(delivery.message(), address, contact.language()));
    }

    @Override
    public void close() {
        handIn.close();
    }
}
