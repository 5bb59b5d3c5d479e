package city.renewal.progress.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/** Which collections the lists are in now. */
public class ListCollections {
    private final MongoCollection<Document> deadlines;
    private final MongoCollection<Document> summaries;

    public ListCollections(MongoCollection<Document> deadlines, MongoCollection<Document> summaries) {
        this.deadlines = deadlines;
        this.summaries = summaries;
    }

    public static ListCollections in(MongoDatabase database, String prefix) {
        return new ListCollections(
                database.getCollection(prefix + "deadlines"), database.getCollection(prefix + "summaries"));
    }

    MongoCollection<Document> deadlines() {
        return deadlines;
    }

    MongoCollection<Document> summaries() {
        return summaries;
    }
}
