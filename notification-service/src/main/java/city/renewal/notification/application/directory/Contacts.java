package city.renewal.notification.application.directory;

import city.renewal.notification.domain.message.Contact;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How people are reached. */
public interface Contacts {
    /** A contact as it was read; version 0 for somebody who has none yet. */
    record VersionedContact(long version, @Nullable Contact contact) {}

    VersionedContact load(String personId);

    List<Contact> loadAll(Collection<String> personIds);

    /** Stores a contact by compare-and-set on the version that was read; false if the stored version differs. */
    boolean save(Contact contact, long read);
}
