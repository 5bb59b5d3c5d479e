package city.renewal.notification.adapter.mongo;

import city.renewal.starter.mongo.BulkWrites;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import java.util.List;
import org.bson.Document;

/** Inserts documents whose id does not exist yet and leaves existing ones unchanged. */
public final class InsertOnce {
    private InsertOnce() {}

    /** @return how many were inserted */
    static int all(MongoCollection<Document> collection, List<Document> documents) {
        var inserts = documents.stream().map(InsertOneModel::new).toList();
        return documents.size()
                - BulkWrites.write(collection, inserts).duplicates().size();
    }

    /** Whether nothing went wrong but that ids are taken. */
    public static boolean isOnlyTaken(MongoBulkWriteException e) {
        return e.getWriteConcernError() == null
                && e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }
}
