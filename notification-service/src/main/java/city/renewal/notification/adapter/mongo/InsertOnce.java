package city.renewal.notification.adapter.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import java.util.List;
import org.bson.Document;

/** Inserts documents whose id does not exist yet and leaves existing ones unchanged. */
public final class InsertOnce {
    private InsertOnce() {}

    /** @return how many were inserted */
    static int all(MongoCollection<Document> collection, List<Document> documents) {
        if (documents.isEmpty()) {
            return 0;
        }
        var inserts = documents.stream().map(InsertOneModel::new).toList();
        try {
            collection.bulkWrite(inserts, new BulkWriteOptions().ordered(false));
            return documents.size();
        } catch (MongoBulkWriteException e) {
            if (!isOnlyTaken(e)) {
                throw e;
            }
            return documents.size() - e.getWriteErrors().size();
        }
    }

    /** Whether nothing went wrong but that ids are taken. */
    public static boolean isOnlyTaken(MongoBulkWriteException e) {
        return e.getWriteConcernError() == null
                && e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }
}
