package city.renewal.notification.application;

import city.renewal.notification.application.directory.Contacts;
import city.renewal.notification.domain.message.Contact;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Contacts in memory. Thread-safe. */
public final class InMemoryContacts implements Contacts {
    private final Map<String, VersionedContact> contacts = new HashMap<>();

    @Override
    public synchronized VersionedContact load(String personId) {
        return contacts.getOrDefault(personId, new VersionedContact(0, null));
    }

    @Override
    public synchronized List<Contact> loadAll(Collection<String> personIds) {
        return personIds.stream()
                .map(id -> load(id).contact())
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public synchronized boolean save(Contact contact, long read) {
        if (load(contact.personId()).version() != read) {
            return false;
        }
        contacts.put(contact.personId(), new VersionedContact(read + 1, contact));
        return true;
    }
}
