package city.renewal.notification.application;

import city.renewal.notification.application.MessageSender.Outcome;
import city.renewal.notification.domain.rules.Contact;
import city.renewal.notification.domain.rules.Contact.Address;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An address is used once somebody has confirmed it: its owner with a code that was sent there, or an administrator.
 * Thread-safe.
 */
public final class ConfirmAddress {
    /** Without letters and digits that look alike. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int LENGTH = 8;
    private static final int ATTEMPTS = 5;

    private final Contacts contacts;
    private final SentCodes sent;
    private final @Nullable CodeMail mail;
    private final RandomGenerator random;
    private final InstantSource real;

    /**
     * @param mail null: no mail server is set up, and only an administrator can confirm
     * @param random one that nobody can foresee
     */
    public ConfirmAddress(
            Contacts contacts, SentCodes sent, @Nullable CodeMail mail, RandomGenerator random, InstantSource real) {
        this.contacts = contacts;
        this.sent = sent;
        this.mail = mail;
        this.random = random;
        this.real = real;
    }

    /** What came of it. */
    public sealed interface Answer {
        record Sent(Instant expiresAt) implements Answer {}

        record Confirmed(Contact contact, long version) implements Answer {}

        /** There is no such address in the contact. */
        record NoAddress() implements Answer {}

        record AlreadyConfirmed() implements Answer {}

        record NoMail() implements Answer {}

        record TooMany() implements Answer {}

        record NotSent() implements Answer {}

        /** No code was sent, or it has expired or was tried too often: another one is needed. */
        record NoCode() implements Answer {}

        /** @param triesLeft before the code counts no more */
        record WrongCode(int triesLeft) implements Answer {}

        /** Somebody else changed the same thing in this moment. */
        record Beaten() implements Answer {}
    }

    /** Sends a code to the person's e-mail address. */
    public Answer sendCode(String personId) {
        var contact = contacts.load(personId).contact();
        var address = contact == null ? null : contact.email();
        if (contact == null || address == null) {
            return new Answer.NoAddress();
        }
        if (contact.isConfirmed(Address.EMAIL)) {
            return new Answer.AlreadyConfirmed();
        }
        if (mail == null) {
            return new Answer.NoMail();
        }
        var now = real.instant();
        var kept = sent.load(personId);
        if (!kept.codes().maySend(now)) {
            return new Answer.TooMany();
        }
        var code = code();
        var next = kept.codes().sent(code, address, salt(), now);
        if (!sent.save(next, kept.version())) {
            return new Answer.Beaten();
        }
        return mail.send(address, code, contact.language()) instanceof Outcome.Delivered
                ? new Answer.Sent(next.expiresAt())
                : new Answer.NotSent();
    }

    /**
     * The owner confirms with the code. A try is counted before the code is compared, so that concurrent tries count as
     * well.
     */
    public Answer confirm(String personId, String code) {
        var contact = contacts.load(personId).contact();
        var address = contact == null ? null : contact.email();
        if (contact == null || address == null) {
            return new Answer.NoAddress();
        }
        if (contact.isConfirmed(Address.EMAIL)) {
            return new Answer.AlreadyConfirmed();
        }
        var kept = sent.load(personId);
        if (!kept.codes().isAlive(real.instant())) {
            return new Answer.NoCode();
        }
        var tried = kept.codes().tried();
        if (!sent.save(tried, kept.version())) {
            return new Answer.Beaten();
        }
        if (!tried.matches(code, address)) {
            return new Answer.WrongCode(tried.triesLeft());
        }
        sent.save(tried.used(), kept.version() + 1);
        return confirm(personId, Address.EMAIL, address);
    }

    /** An administrator confirms it. */
    public Answer confirm(String personId, Address which) {
        var address = Optional.ofNullable(contacts.load(personId).contact()).map(contact -> contact.written(which));
        return address.map(written -> confirm(personId, which, written)).orElseGet(Answer.NoAddress::new);
    }

    /** Of the address that was looked at: one that was written meanwhile stays as it is. */
    private Answer confirm(String personId, Address which, String address) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var kept = contacts.load(personId);
            var contact = kept.contact();
            if (contact == null || !address.equals(contact.written(which))) {
                return new Answer.NoAddress();
            }
            if (contact.isConfirmed(which)) {
                return new Answer.Confirmed(contact, kept.version());
            }
            var confirmed = contact.confirmed(which);
            if (contacts.save(confirmed, kept.version())) {
                return new Answer.Confirmed(confirmed, kept.version() + 1);
            }
        }
        return new Answer.Beaten();
    }

    private String code() {
        var code = new StringBuilder();
        for (var i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    private String salt() {
        var salt = new byte[16];
        random.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
