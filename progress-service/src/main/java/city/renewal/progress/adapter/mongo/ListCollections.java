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
 * <p>Without that document they are the first ones, {@code deadlines} and {@code summaries}. Whoever writes asks anew after
 * the compare-and-set of the documents and before the rows; so a writer that still writes to the old collections had its
 * documents before the switch, and the telling that follows a switch makes them due again. Readers may be a second behind.
 */
public final class ListCollections {
    static final Document LIVE = new Document("_id", "live");
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    /** A pair of collections. */
    private record Pair(MongoCollection<Document> deadlines, MongoCollection<Document> summaries) {
        static Pair of(MongoDatabase database, String prefix) {
            return new Pair(database.getCollection(prefix + "deadlines"), database.getCollection(prefix + "summaries"));
        }
    }

    private final MongoDatabase database;
    private final boolean isLive;
    private volatile Pair pair;
    private volatile long asked = System.nanoTime() - FRESH;

    private ListCollections(MongoDatabase database, Pair pair, boolean isLive) {
        this.database = database;
        this.pair = pair;
        this.isLive = isLive;
    }

    /** Those that are live, whichever these are. */
    public static ListCollections live(MongoDatabase database) {
        return new ListCollections(database, Pair.of(database, ""), true);
    }

    /** Those whose names begin so, for good. */
    static ListCollections named(MongoDatabase database, String prefix) {
        return new ListCollections(database, Pair.of(database, prefix), false);
    }

    static String prefix(String generation) {
        return generation.isEmpty() ? "" : generation + "_";
    }

    /** Reads which generation is live. */
    void refresh() {
        if (isLive) {
            asked = System.nanoTime();
            pair = Pair.of(database, prefix(generation()));
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

    private Pair recent() {
        if (isLive && System.nanoTime() - asked >= FRESH) {
            refresh();
        }
        return pair;
    }
}
