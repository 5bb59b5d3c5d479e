package city.renewal.notification.adapter.web.directory;

import city.renewal.notification.adapter.web.WorkingTimeBody;
import city.renewal.notification.domain.condition.Severity;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact;
import city.renewal.notification.domain.message.Contact.Language;
import city.renewal.notification.domain.recipient.Recipient;
import city.renewal.starter.web.Violations;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a person wants to be reached, as they or an administrator send it. It holds addresses, so it prints as nothing. */
record ContactBody(
        @Nullable String email,
        @Nullable String mobile,
        @Nullable Language language,
        @Nullable WorkingTimeBody hours,
        @Nullable Map<Severity, @Nullable List<@Nullable ChannelName>> preferences) {
    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9_%+-]+(\\.[A-Za-z0-9_%+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.){1,8}[A-Za-z]{2,63}");
    /** A mainland number, or one of any country as E.164 writes it. */
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}|\\+[1-9][0-9]{6,14}");

    private static final int LONGEST_EMAIL = 254;

    Contact read(String personId) {
        var violations = new Violations();
        violations.id(
                "personId",
                personId.startsWith(Recipient.UNIT_PREFIX)
                        ? personId.substring(Recipient.UNIT_PREFIX.length())
                        : personId);
        checkEmail(violations);
        violations.check(
                mobile == null || MOBILE.matcher(mobile).matches(),
                "mobile",
                "must be a mainland number of 11 digits, or + and the country's code and number");
        var contact = new Contact(
                personId,
                email,
                mobile,
                Objects.requireNonNullElse(language, Language.ZH),
                hours == null ? null : hours.read("hours", violations),
                preferences(violations));
        violations.refuse();
        return contact;
    }

    private void checkEmail(Violations violations) {
        if (email == null) {
            return;
        }
        if (email.chars().anyMatch(Character::isISOControl)) {
            violations.add("email", "must be one line, without control characters");
        } else {
            var local = email.indexOf('@');
            violations.check(
                    email.length() <= LONGEST_EMAIL
                            && local <= 64
                            && EMAIL.matcher(email).matches(),
                    "email",
                    "must be an address such as name@example.org");
        }
    }

    private Map<Severity, Set<ChannelName>> preferences(Violations violations) {
        var read = new EnumMap<Severity, Set<ChannelName>>(Severity.class);
        if (preferences != null) {
            preferences.forEach((severity, channels) -> {
                var at = "preferences." + severity;
                violations.given(at, channels);
                read.put(severity, new TreeSet<>(violations.list(at, channels, ChannelName.values().length)));
            });
        }
        return read;
    }

    @Override
    public String toString() {
        return "ContactBody";
    }
}
