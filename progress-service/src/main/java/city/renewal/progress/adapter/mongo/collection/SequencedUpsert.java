package city.renewal.progress.adapter.mongo.collection;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;

/** Upserts documents {@code {_id, sequence, …}} so that a lower sequence never replaces a higher one. */
public final class SequencedUpsert {
    private SequencedUpsert() {}

    /**
     * @return false when the same or a higher sequence is already stored: the upsert then fails with a duplicate key
     */
    public static boolean upsert(MongoCollection<Document> collection, String id, long sequence, Document content) {
        var copy = new Document("_id", id).append("sequence", sequence);
        copy.putAll(content);
        try {
            collection.replaceOne(
                    new Document("_id", id).append("sequence", new Document("$lt", sequence)),
                    copy,
                    new ReplaceOptions().upsert(true));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }
}
