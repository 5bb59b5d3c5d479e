package city.renewal.notification.application.directory;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.domain.message.Contact;
import city.renewal.notification.domain.message.Contact.Language;
import city.renewal.notification.domain.worktime.WorkingTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everything that keeps contacts promises. */
public abstract class ContactsContract {
    protected abstract Contacts contacts();

    private static Contact contact(String person, Language language) {
        return new Contact(person, person + "@example.org", null, language, WorkingTime.OFFICE);
    }

    @Test
    void changesAContactOnTopOfTheVersionThatWasReadOnly() {
        var contacts = contacts();
        assertThat(contacts.load("p1")).isEqualTo(new Contacts.VersionedContact(0, null));
        assertThat(contacts.save(contact("p1", Language.ZH), 0)).isTrue();
        assertThat(contacts.save(contact("p1", Language.EN), 0)).isFalse();
        assertThat(contacts.save(contact("p1", Language.EN), 1)).isTrue();
        assertThat(contacts.save(contact("p1", Language.ZH), 1)).isFalse();

        assertThat(contacts.load("p1")).isEqualTo(new Contacts.VersionedContact(2, contact("p1", Language.EN)));
    }

    @Test
    void givesThoseThatThereAre() {
        var contacts = contacts();
        contacts.save(contact("p1", Language.ZH), 0);
        contacts.save(contact("p2", Language.EN), 0);

        assertThat(contacts.loadAll(List.of("p1", "p2", "p3")))
                .containsExactlyInAnyOrder(contact("p1", Language.ZH), contact("p2", Language.EN));
        assertThat(contacts.loadAll(List.of())).isEmpty();
    }
}
