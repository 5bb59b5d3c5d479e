package city.renewal.notification.adapter.web.directory;

import city.renewal.notification.adapter.web.WorkingTimeBody;
import city.renewal.notification.domain.condition.Severity;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact;
import city.renewal.notification.domain.message.Contact.Language;
import city.renewal.starter.web.Violations;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How a person wants to be reached, as they or an administrator send it. It holds addresses, so it prints as nothing. */
record ContactBody(
        @Nullable String email,
        @Nullable String mobile,
        @Nullable Language language,
        @Nullable WorkingTimeBody hours,
        @Nullable Map<Severity, @Nullable List<@Nullable ChannelName>> preferences) {

    Contact read(String personId) {
        var violations = new Violations();
        var working = hours == null ? null : hours.read("hours", violations);
        var wanted = preferences(violations);
        var contact = violations.construct(
                "",
                () -> new Contact(
                        personId, email, mobile, Objects.requireNonNullElse(language, Language.ZH), working, wanted));
        violations.refuse();
        return Objects.requireNonNull(contact);
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
