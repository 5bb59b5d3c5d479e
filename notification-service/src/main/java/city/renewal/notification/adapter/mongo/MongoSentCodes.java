package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.confirmation.SentCodes;
import city.renewal.notification.domain.message.ConfirmationCodes;
import city.renewal.starter.json.Bson;
import city.renewal.starter.mongo.VersionedCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/** Codes that were sent: {@code {_id: personId, version, state: {…}}}. */
public final class MongoSentCodes implements SentCodes {
    private final VersionedCollection codes;

    public MongoSentCodes(MongoDatabase database) {
        this.codes = new VersionedCollection(database.getCollection("confirmationCodes"));
    }

    @Override
    public VersionedCodes load(String personId) {
        return codes.find(personId)
                .map(found -> new VersionedCodes(
                        codes.version(found), Bson.read(found.get("state", Document.class), ConfirmationCodes.class)))
                .orElseGet(() -> new VersionedCodes(0, ConfirmationCodes.none(personId)));
    }

    @Override
    public boolean save(ConfirmationCodes changed, long read) {
        return codes.save(new Document("_id", changed.personId()).append("state", Bson.document(changed)), read);
    }
}
