package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;

/**
 * An immutable stored document as BSON bytes. The bytes are written unchanged to the log, to pages of the file and,
 * mostly, to replies.
 */
final class StoredDocument {
    static final String ID = "_id";

    private static final int OBJECT_BYTES = 48;

    private final byte[] bson;

    private StoredDocument(byte[] bson) {
        this.bson = bson;
    }

    static StoredDocument of(Document document) {
        return new StoredDocument(BsonSink.encode(document).bytes());
    }

    /** @param bson must not change any more */
    static StoredDocument of(byte[] bson) {
        return new StoredDocument(bson);
    }

    /** Decodes the document completely; the caller owns the result. */
    Document decode() {
        return BsonSource.document(bson);
    }

    /** Decodes the document's own fields, nested documents stay {@link RawBson}; the caller owns the result. */
    Document decodeShallow() {
        return BsonSource.shallowDocument(bson);
    }

    byte[] bson() {
        return bson;
    }

    /** The approximate memory. */
    int memoryBytes() {
        return OBJECT_BYTES + bson.length;
    }
}
