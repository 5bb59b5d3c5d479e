package city.renewal.notification.domain.message;

import city.renewal.events.validation.FieldErrors;
import city.renewal.events.validation.InvalidRecord;
import city.renewal.notification.domain.condition.Severity;
import city.renewal.notification.domain.recipient.Recipient;
import city.renewal.notification.domain.worktime.WorkingTime;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The addresses and preferences of a person or an office's tray. Addresses are personal data: they appear in no log line, no
 * metric, no fact, and not in {@link #toString}.
 *
 * @param hours when they are notified; null: the default hours
 * @param preferences the channels for what is this severe; a severity that is left out comes by every channel
 * @param unconfirmed addresses that nobody has confirmed yet: nothing is sent there. Null in a contact that was stored
 *     before addresses were confirmed, whose addresses stay in use
 */
public record Contact(
        String personId,
        @Nullable String email,
        @Nullable String mobile,
        Language language,
        @Nullable WorkingTime hours,
        @Nullable Map<Severity, Set<ChannelName>> preferences,
        @Nullable Set<Address> unconfirmed) {
    /** What a contact can be reached by outside. */
    public enum Address {
        EMAIL,
        MOBILE
    }

    /** What messages are written in. */
    public enum Language {
        ZH,
        EN
    }

    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9_%+-]+(\\.[A-Za-z0-9_%+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.){1,8}[A-Za-z]{2,63}");
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    /** A mainland number, or one of any country as E.164 writes it. */
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}|\\+[1-9][0-9]{6,14}");

    /** @throws InvalidRecord for what is no id of a person or a unit's tray, no e-mail address or no number */
    public Contact {
        InvalidRecord.unless(Contact.class, errors -> {
            errors.id(
                    "personId",
                    personId.startsWith(Recipient.UNIT_PREFIX)
                            ? personId.substring(Recipient.UNIT_PREFIX.length())
                            : personId);
            checkEmail(errors, email);
            errors.check(
                    mobile == null || MOBILE.matcher(mobile).matches(),
                    "mobile",
                    "must be a mainland number of 11 digits, or + and the country's code and number");
        });
        preferences = new TreeMap<>(Objects.requireNonNullElse(preferences, Map.of()));
        unconfirmed = new TreeSet<>(Objects.requireNonNullElse(unconfirmed, Set.of()));
    }

    private static void checkEmail(FieldErrors errors, @Nullable String email) {
        if (email == null) {
            return;
        }
        if (email.chars().anyMatch(Character::isISOControl)) {
            errors.add("email", "must be one line, without control characters");
        } else {
            errors.check(
                    email.length() <= LONGEST_EMAIL
                            && email.indexOf('@') <= LONGEST_LOCAL_PART
                            && EMAIL.matcher(email).matches(),
                    "email",
                    "must be an address such as name@example.org");
        }
    }

    /** With addresses that are confirmed. */
    public Contact(
            String personId,
            @Nullable String email,
            @Nullable String mobile,
            Language language,
            @Nullable WorkingTime hours,
            @Nullable Map<Severity, Set<ChannelName>> preferences) {
        this(personId, email, mobile, language, hours, preferences, Set.of());
    }

    /** Somebody who takes everything by every channel. */
    public Contact(
            String personId,
            @Nullable String email,
            @Nullable String mobile,
            Language language,
            @Nullable WorkingTime hours) {
        this(personId, email, mobile, language, hours, Map.of());
    }

    /** The address as it is written; null: there is none. */
    public @Nullable String written(Address which) {
        return which == Address.EMAIL ? email : mobile;
    }

    public boolean isConfirmed(Address which) {
        return written(which) != null && (unconfirmed == null || !unconfirmed.contains(which));
    }

    /** The e-mail address, if something may be sent there. */
    public @Nullable String usableEmail() {
        return isConfirmed(Address.EMAIL) ? email : null;
    }

    /** The mobile number, if something may be sent there. */
    public @Nullable String usableMobile() {
        return isConfirmed(Address.MOBILE) ? mobile : null;
    }

    /** The same with one more address confirmed. */
    public Contact confirmed(Address which) {
        var left = new TreeSet<>(Objects.requireNonNullElse(unconfirmed, Set.<Address>of()));
        left.remove(which);
        return with(left);
    }

    /** As somebody writes it who may not confirm addresses: what is confirmed already stays so, the rest is not. */
    public Contact writtenOver(@Nullable Contact before) {
        var left = new TreeSet<Address>();
        for (var which : Address.values()) {
            var next = written(which);
            if (next != null && (before == null || !before.isConfirmed(which) || !next.equals(before.written(which)))) {
                left.add(which);
            }
        }
        return with(left);
    }

    private Contact with(Set<Address> left) {
        return new Contact(personId, email, mobile, language, hours, preferences, left);
    }

    /** Whether they want what is this severe by a channel. The inbox takes everything, whatever they want. */
    public boolean wants(ChannelName channel, Severity severity) {
        var wanted = preferences == null ? null : preferences.get(severity);
        return channel == ChannelName.INBOX || wanted == null || wanted.contains(channel);
    }

    @Override
    public String toString() {
        return "Contact[personId=%s, language=%s]".formatted(personId, language);
    }
}
