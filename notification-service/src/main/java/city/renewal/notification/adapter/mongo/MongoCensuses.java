package city.renewal.notification.adapter.mongo;

import city.renewal.events.CensusEvent.OverdueCensusTaken;
import city.renewal.notification.application.watchdog.Censuses;
import city.renewal.starter.json.Bson;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/**
 * {@code {_id: "<programme>/<part>", programme, part, at: ISODate, state: {…}}}.
 *
 * <p>The filter asks for an older instant; when the upsert meets the id, what is stored is as new or newer, and stays.
 */
public final class MongoCensuses implements Censuses {
    static final String COLLECTION = "overdueCensuses";

    private final MongoCollection<Document> parts;

    public MongoCensuses(MongoDatabase database) {
        this.parts = database.getCollection(COLLECTION);
    }

    @Override
    public void keep(OverdueCensusTaken part) {
        var id = Censuses.key(part);
        var at = Date.from(part.occurredAt());
        var document = new Document("_id", id)
                .append("programme", part.programme())
                .append("part", part.part())
                .append("at", at)
                .append("state", Bson.document(part));
        try {
            parts.replaceOne(
                    new Document("_id", id).append("at", new Document("$lt", at)),
                    document,
                    new ReplaceOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
        parts.deleteMany(new Document("programme", part.programme())
                .append("part", new Document("$gte", part.parts()))
                .append("at", new Document("$lte", at)));
    }

    @Override
    public List<OverdueCensusTaken> after(String key, int limit) {
        return parts.find(new Document("_id", new Document("$gt", key)))
                .sort(new Document("_id", 1))
                .limit(limit)
                .map(found -> Bson.read(found.get("state", Document.class), OverdueCensusTaken.class))
                .into(new ArrayList<>());
    }
}
