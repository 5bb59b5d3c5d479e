package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.directory.Contacts;
import city.renewal.notification.domain.message.Contact;
import city.renewal.starter.json.Bson;
import city.renewal.starter.mongo.VersionedCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Collection;
import java.util.List;
import org.bson.Document;

/** People's contacts: {@code {_id: personId, version, state: {…}}}. */
public final class MongoContacts implements Contacts {
    static final String COLLECTION = "contacts";

    private final VersionedCollection contacts;

    public MongoContacts(MongoDatabase database) {
        this.contacts = new VersionedCollection(database.getCollection(COLLECTION));
    }

    @Override
    public VersionedContact load(String personId) {
        return contacts.find(personId)
                .map(found -> new VersionedContact(contacts.version(found), contact(found)))
                .orElseGet(() -> new VersionedContact(0, null));
    }

    @Override
    public List<Contact> loadAll(Collection<String> personIds) {
        return contacts.findAll(personIds).stream().map(MongoContacts::contact).toList();
    }

    @Override
    public boolean save(Contact contact, long read) {
        return contacts.save(new Document("_id", contact.personId()).append("state", Bson.document(contact)), read);
    }

    private static Contact contact(Document document) {
        return Bson.read(document.get("state", Document.class), Contact.class);
    }
}
