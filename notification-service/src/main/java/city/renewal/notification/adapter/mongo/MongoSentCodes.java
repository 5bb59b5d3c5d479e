package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.confirmation.SentCodes;
import city.renewal.notification.domain.message.ConfirmationCodes;
import city.renewal.starter.json.Bson;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;

/**
 * {@code {_id: personId, version, state: {…}}}. The first is an insertion, each further one a compare-and-set on {@code
 * {_id, version}}.
 */
public final class MongoSentCodes implements SentCodes {
    private final MongoCollection<Document> codes;

    public MongoSentCodes(MongoDatabase database) {
        this.codes = database.getCollection("confirmationCodes");
    }

    @Override
    public VersionedCodes load(String personId) {
        var found = codes.find(new Document("_id", personId)).first();
        return found == null
                ? new VersionedCodes(0, ConfirmationCodes.none(personId))
                : new VersionedCodes(
                        found.getLong("version"),
                        Bson.read(found.get("state", Document.class), ConfirmationCodes.class));
    }

    @Override
    public boolean save(ConfirmationCodes changed, long read) {
        var next = new Document("_id", changed.personId())
                .append("version", read + 1)
                .append("state", Bson.document(changed));
        if (read == 0) {
            return InsertOnce.all(codes, List.of(next)) == 1;
        }
        return codes.replaceOne(new Document("_id", changed.personId()).append("version", read), next)
                        .getMatchedCount()
                == 1;
    }
}
