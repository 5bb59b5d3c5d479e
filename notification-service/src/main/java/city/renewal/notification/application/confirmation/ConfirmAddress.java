package city.renewal.notification.application.confirmation;

import city.renewal.notification.application.delivery.MessageSender.Outcome;
import city.renewal.notification.application.directory.Contacts;
import city.renewal.notification.domain.message.Contact;
import city.renewal.notification.domain.message.Contact.Address;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Confirms an address before it is used: its owner with a code that was sent there, or an administrator.
 * Thread-safe.
 */
public final class ConfirmAddress {
    /** Has no letters and digits that can be confused with each other. */
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
     * @param random a cryptographically secure generator
     */
    public ConfirmAddress(
            Contacts contacts, SentCodes sent, @Nullable CodeMail mail, RandomGenerator random, InstantSource real) {
        this.contacts = contacts;
        this.sent = sent;
        this.mail = mail;
        this.random = random;
        this.real = real;
    }

    /** The result of a command. */
    public sealed interface Result {
        record Sent(Instant expiresAt) implements Result {}

        record Confirmed(Contact contact, long version) implements Result {}

        /** The contact has no such address. */
        record NoAddress() implements Result {}

        record AlreadyConfirmed() implements Result {}

        record NoMail() implements Result {}

        record TooMany() implements Result {}

        record NotSent() implements Result {}

        /** No code was sent, or it has expired or was tried too often: another one is needed. */
        record NoCode() implements Result {}

        /** @param triesLeft before the code counts no more */
        record WrongCode(int triesLeft) implements Result {}

        /** Another command won the compare-and-set. */
        record ConcurrentlyChanged() implements Result {}
    }

    /** Sends a code to the person's e-mail address. */
    public Result sendCode(String personId) {
        var contact = contacts.load(personId).contact();
        var address = contact == null ? null : contact.email();
        if (contact == null || address == null) {
            return new Result.NoAddress();
        }
        if (contact.isConfirmed(Address.EMAIL)) {
            return new Result.AlreadyConfirmed();
        }
        if (mail == null) {
            return new Result.NoMail();
        }
        var now = real.instant();
        var kept = sent.load(personId);
        if (!kept.codes().maySend(now)) {
            return new Result.TooMany();
        }
        var code = code();
        var next = kept.codes().sent(code, address, salt(), now);
        if (!sent.save(next, kept.version())) {
            return new Result.ConcurrentlyChanged();
        }
        return mail.send(address, code, contact.language()) instanceof Outcome.Delivered
                ? new Result.Sent(next.expiresAt())
                : new Result.NotSent();
    }

    /**
     * The owner confirms with the code. A try is counted before the code is compared, so that concurrent tries count as
     * well.
     */
    public Result confirm(String personId, String code) {
        var contact = contacts.load(personId).contact();
        var address = contact == null ? null : contact.email();
        if (contact == null || address == null) {
            return new Result.NoAddress();
        }
        if (contact.isConfirmed(Address.EMAIL)) {
            return new Result.AlreadyConfirmed();
        }
        var kept = sent.load(personId);
        if (!kept.codes().isAlive(real.instant())) {
            return new Result.NoCode();
        }
        var tried = kept.codes().tried();
        if (!sent.save(tried, kept.version())) {
            return new Result.ConcurrentlyChanged();
        }
        if (!tried.matches(code, address)) {
            return new Result.WrongCode(tried.triesLeft());
        }
        sent.save(tried.used(), kept.version() + 1);
        return confirm(personId, Address.EMAIL, address);
    }

    /** An administrator confirms it. */
    public Result confirm(String personId, Address which) {
        var address = Optional.ofNullable(contacts.load(personId).contact()).map(contact -> contact.written(which));
        return address.map(written -> confirm(personId, which, written)).orElseGet(Result.NoAddress::new);
    }

    /** Confirms only the address that was read; one that was written in the meantime stays unconfirmed. */
    private Result confirm(String personId, Address which, String address) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var kept = contacts.load(personId);
            var contact = kept.contact();
            if (contact == null || !address.equals(contact.written(which))) {
                return new Result.NoAddress();
            }
            if (contact.isConfirmed(which)) {
                return new Result.Confirmed(contact, kept.version());
            }
            var confirmed = contact.confirmed(which);
            if (contacts.save(confirmed, kept.version())) {
                return new Result.Confirmed(confirmed, kept.version() + 1);
            }
        }
        return new Result.ConcurrentlyChanged();
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
