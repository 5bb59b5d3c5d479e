package city.renewal.progress.adapter.mongo.collection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import org.bson.Document;

/**
 * The collections that hold the lists. One document names the live generation:
 *
 * <pre>{@code lists: { _id: "live", generation: "lists_4f1c…", settled: true } }</pre>
 *
 * <p>Without that document the live collections are {@code deadlines}, {@code summaries}, {@code tallies} and
 * {@code problems}. A writer reads the pointer again after the compare-and-set of the documents and before it writes the rows.
 * A writer that still writes to the old collections therefore committed its documents before the switch, and the refold after
 * a switch makes them due again. Readers may use a pointer that is up to one second old.
 */
public final class ListCollections {
    static final Document LIVE = new Document("_id", "live");
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    /** The collections of one generation. */
    private record Generation(
            MongoCollection<Document> deadlines,
            MongoCollection<Document> summaries,
            MongoCollection<Document> tallies,
            MongoCollection<Document> problems) {
        static Generation of(MongoDatabase database, String prefix) {
            return new Generation(
                    database.getCollection(prefix + "deadlines"),
                    database.getCollection(prefix + "summaries"),
                    database.getCollection(prefix + "tallies"),
                    database.getCollection(prefix + "problems"));
        }
    }

    private final MongoDatabase database;
    private final boolean isLive;
    private volatile Generation current;
    private volatile long refreshedAt = System.nanoTime() - FRESH;

    private ListCollections(MongoDatabase database, Generation current, boolean isLive) {
        this.database = database;
        this.current = current;
        this.isLive = isLive;
    }

    /** Returns the live collections; they follow a switch. */
    public static ListCollections live(MongoDatabase database) {
        return new ListCollections(database, Generation.of(database, ""), true);
    }

    /** Returns the collections with this name prefix, independent of the pointer. */
    public static ListCollections named(MongoDatabase database, String prefix) {
        return new ListCollections(database, Generation.of(database, prefix), false);
    }

    public static String prefix(String generation) {
        return generation.isEmpty() ? "" : generation + "_";
    }

    /** Reads the pointer to the live generation. */
    public void refresh() {
        if (isLive) {
            refreshedAt = System.nanoTime();
            current = Generation.of(database, prefix(generation()));
        }
    }

    /** The name of the live generation; empty for the first one. */
    public String generation() {
        var pointer = database.getCollection("lists").find(LIVE).first();
        var generation = pointer == null ? null : pointer.getString("generation");
        return generation == null ? "" : generation;
    }

    public boolean isSwitchUnfinished() {
        var pointer = database.getCollection("lists").find(LIVE).first();
        return pointer != null && !pointer.getBoolean("settled", true);
    }

    public void updatePointer(Document fields) {
        database.getCollection("lists").updateOne(LIVE, new Document("$set", fields), new UpdateOptions().upsert(true));
        refresh();
    }

    public MongoCollection<Document> deadlines() {
        return current().deadlines();
    }

    public MongoCollection<Document> summaries() {
        return current().summaries();
    }

    /** One document per project and chain of responsibility. */
    public MongoCollection<Document> tallies() {
        return current().tallies();
    }

    /** One row per problem. */
    public MongoCollection<Document> problems() {
        return current().problems();
    }

    private Generation current() {
        if (isLive && System.nanoTime() - refreshedAt >= FRESH) {
            refresh();
        }
        return current;
    }
}
