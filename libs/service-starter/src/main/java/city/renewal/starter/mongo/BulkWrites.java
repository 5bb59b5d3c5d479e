package city.renewal.starter.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;

/** Unordered bulk writes that report duplicate keys as a result instead of an exception. */
public final class BulkWrites {
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    /** The number of matched updates, and the indexes of the writes that hit a duplicate key. */
    public record Outcome(int matched, Set<Integer> duplicates) {}

    private BulkWrites() {}

    /** @throws MongoBulkWriteException if a write failed for another reason than a duplicate key */
    public static Outcome write(MongoCollection<Document> collection, List<? extends WriteModel<Document>> writes) {
        if (writes.isEmpty()) {
            return new Outcome(0, Set.of());
        }
        try {
            return new Outcome(collection.bulkWrite(writes, UNORDERED).getMatchedCount(), Set.of());
        } catch (MongoBulkWriteException e) {
            var duplicates = new TreeSet<Integer>();
            for (var error : e.getWriteErrors()) {
                if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                duplicates.add(error.getIndex());
            }
            if (e.getWriteConcernError() != null) {
                throw e;
            }
            return new Outcome(e.getWriteResult().getMatchedCount(), duplicates);
        }
    }
}
