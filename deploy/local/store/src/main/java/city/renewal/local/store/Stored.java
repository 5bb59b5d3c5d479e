package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;

/**
 * A document as it is kept: bytes, which are written as they are to the log, to every page that it ever lies in and, mostly, to
 * whoever asks for it. Never changed: what takes its place is another one.
 */
final class Stored {
    private static final int OBJECT_BYTES = 48;

    private final byte[] bson;

    private Stored(byte[] bson) {
        this.bson = bson;
    }

    static Stored of(Document document) {
        return new Stored(BsonSink.with(document).bytes());
    }

    /** @param bson nobody changes it any more */
    static Stored of(byte[] bson) {
        return new Stored(bson);
    }

    /** With all that is in it; the caller's own. */
    Document whole() {
        return BsonSource.document(bson);
    }

    /** With what is nested left {@link Packed}; the caller's own. */
    Document shallow() {
        return BsonSource.shallow(bson);
    }

    byte[] bson() {
        return bson;
    }

    /** What it takes in memory, about. */
    int weight() {
        return OBJECT_BYTES + bson.length;
    }
}
