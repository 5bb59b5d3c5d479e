package city.renewal.notification.adapter.web.directory;

import city.renewal.notification.domain.condition.Severity;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact;
import city.renewal.notification.domain.message.Contact.Address;
import city.renewal.notification.domain.worktime.WorkingTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a person is reached. It holds addresses, so it prints as nothing.
 *
 * @param emailConfirmed whether there is an e-mail address, and messages go there
 * @param mobileConfirmed whether there is a mobile number, and messages go there
 */
record ContactRow(
        String personId,
        @Nullable String email,
        @Nullable String mobile,
        boolean emailConfirmed,
        boolean mobileConfirmed,
        Contact.Language language,
        @Nullable WorkingTime hours,
        @Nullable Map<Severity, Set<ChannelName>> preferences) {
    static ContactRow of(Contact contact) {
        return new ContactRow(
                contact.personId(),
                contact.email(),
                contact.mobile(),
                contact.isConfirmed(Address.EMAIL),
                contact.isConfirmed(Address.MOBILE),
                contact.language(),
                contact.hours(),
                contact.preferences());
    }

    @Override
    public String toString() {
        return "ContactRow";
    }
}
