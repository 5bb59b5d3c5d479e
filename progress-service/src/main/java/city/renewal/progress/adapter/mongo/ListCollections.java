package city.renewal.progress.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import org.bson.Document;

/**
 * Which collections the lists are in: those of the live generation, which one document names.
 *
 * <pre>{@code lists: { _id: "live", generation: "lists_4f1c…", settled: true } }</pre>
 *
 * <p>Without that document they are the first ones, {@code deadlines}, {@code summaries}, {@code tallies} and {@code problems}. Whoever writes asks anew after
 * the compare-and-set of the documents and before the rows; so a writer that still writes to the old collections had its
 * documents before the switch, and the telling that follows a switch makes them due again. Readers may be a second behind.
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
    private volatile long asked = System.nanoTime() - FRESH;

    private ListCollections(MongoDatabase database, Generation current, boolean isLive) {
        this.database = database;
        this.current = current;
        this.isLive = isLive;
    }

    /** Those that are live, whichever these are. */
    public static ListCollections live(MongoDatabase database) {
        return new ListCollections(database, Generation.of(database, ""), true);
    }

    /** Those whose names begin so, for good. */
    static ListCollections named(MongoDatabase database, String prefix) {
        return new ListCollections(database, Generation.of(database, prefix), false);
    }

    static String prefix(String generation) {
        return generation.isEmpty() ? "" : generation + "_";
    }

    /** Reads which generation is live. */
    void refresh() {
        if (isLive) {
            asked = System.nanoTime();
            current = Generation.of(database, prefix(generation()));
        }
    }

    /** The live generation; empty: the first. */
    String generation() {
        var pointer = database.getCollection("lists").find(LIVE).first();
        var generation = pointer == null ? null : pointer.getString("generation");
        return generation == null ? "" : generation;
    }

    boolean isUnsettled() {
        var pointer = database.getCollection("lists").find(LIVE).first();
        return pointer != null && !pointer.getBoolean("settled", true);
    }

    void point(Document fields) {
        database.getCollection("lists").updateOne(LIVE, new Document("$set", fields), new UpdateOptions().upsert(true));
        refresh();
    }

    MongoCollection<Document> deadlines() {
        return recent().deadlines();
    }

    MongoCollection<Document> summaries() {
        return recent().summaries();
    }

    /** One document per project and chain of responsibility. */
    MongoCollection<Document> tallies() {
        return recent().tallies();
    }

    /** One row per problem. */
    MongoCollection<Document> problems() {
        return recent().problems();
    }

    private Generation recent() {
        if (isLive && System.nanoTime() - asked >= FRESH) {
            refresh();
        }
        return current;
    }
}
