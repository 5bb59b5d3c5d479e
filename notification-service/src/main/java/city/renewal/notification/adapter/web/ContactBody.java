package city.renewal.notification.adapter.web;

import city.renewal.notification.domain.rules.Contact;
import city.renewal.notification.domain.rules.Contact.Language;
import city.renewal.starter.web.Violations;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a person wants to be reached, as they or an administrator send it. */
record ContactBody(
        @Nullable String email,
        @Nullable String mobile,
        @Nullable Language language,
        @Nullable WorkingTimeBody hours) {
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,8}");
    private static final Pattern MOBILE = Pattern.compile("\\+?[0-9]{5,20}");

    Contact read(String personId) {
        var violations = new Violations();
        violations.id("personId", personId);
        violations.check(
                email == null || EMAIL.matcher(email).matches(),
                "email",
                "must be an address such as name@example.org");
        violations.check(
                mobile == null || MOBILE.matcher(mobile).matches(),
                "mobile",
                "must be digits, with a + before them or not");
        var contact = new Contact(
                personId,
                email,
                mobile,
                Objects.requireNonNullElse(language, Language.ZH),
                hours == null ? null : hours.read("hours", violations));
        violations.refuse();
        return contact;
    }
}
