package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.directory.Contacts;
import city.renewal.notification.domain.message.Contact;
import city.renewal.starter.json.Bson;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;

/**
 * People's contacts: {@code {_id: personId, version, state: {…}}}.
 *
 * <p>The first is an insertion, each further one a compare-and-set on {@code {_id, version}}.
 */
public final class MongoContacts implements Contacts {
    static final String COLLECTION = "contacts";

    private final MongoCollection<Document> contacts;

    public MongoContacts(MongoDatabase database) {
        this.contacts = database.getCollection(COLLECTION);
    }

    @Override
    public VersionedContact load(String personId) {
        var found = contacts.find(new Document("_id", personId)).first();
        return found == null
                ? new VersionedContact(0, null)
                : new VersionedContact(found.getLong("version"), contact(found));
    }

    @Override
    public List<Contact> loadAll(Collection<String> personIds) {
        if (personIds.isEmpty()) {
            return List.of();
        }
        return contacts.find(new Document("_id", new Document("$in", List.copyOf(personIds))))
                .map(MongoContacts::contact)
                .into(new ArrayList<>());
    }

    @Override
    public boolean save(Contact contact, long read) {
        var next = new Document("_id", contact.personId())
                .append("version", read + 1)
                .append("state", Bson.document(contact));
        if (read == 0) {
            return InsertOnce.all(contacts, List.of(next)) == 1;
        }
        return contacts.replaceOne(new Document("_id", contact.personId()).append("version", read), next)
                        .getMatchedCount()
                == 1;
    }

    private static Contact contact(Document document) {
        return Bson.read(document.get("state", Document.class), Contact.class);
    }
}
