package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A document as it is kept, never changed: what takes its place is another one. Written from a document it is encoded once,
 * for the log and for every page that it ever lies in; read from the file it is decoded when somebody asks for it, and its
 * neighbours on the page are not.
 */
final class Stored {
    private @Nullable Document document;
    private byte @Nullable [] bson;
    private int weight;

    private Stored(@Nullable Document document, byte @Nullable [] bson, int weight) {
        this.document = document;
        this.bson = bson;
        this.weight = weight;
    }

    static Stored of(Document document) {
        return new Stored(document, null, 0);
    }

    static Stored of(byte[] bson, int weight) {
        return new Stored(null, bson, weight);
    }

    /** Nobody may change it, nor anything in it. */
    Document document() {
        if (document == null) {
            document = BsonSource.document(bson());
        }
        return document;
    }

    byte[] bson() {
        if (bson == null) {
            var sink = BsonSink.with(document());
            bson = sink.bytes();
            weight = sink.weight();
        }
        return bson;
    }

    /** What it takes in memory once it is decoded, about. */
    int weight() {
        if (weight == 0) {
            weight = BsonSink.with(document()).weight();
        }
        return weight;
    }
}
