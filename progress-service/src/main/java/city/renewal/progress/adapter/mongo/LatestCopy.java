package city.renewal.progress.adapter.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;

/** Copies {@code {_id, sequence, …}} of which a later one replaces an earlier one, never the reverse. */
final class LatestCopy {
    private LatestCopy() {}

    /** @return false when this or a later one was kept before: then the upsert's insert meets its key */
    static boolean keep(MongoCollection<Document> collection, String id, long sequence, Document content) {
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
