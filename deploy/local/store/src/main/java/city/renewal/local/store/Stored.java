package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * A document as it is kept, never changed: what takes its place is another one. Written from a document it is encoded once,
 * for the log and for every page that it ever lies in; read from the file it is decoded when somebody asks for it, and its
 * neighbours on the page are not.
 */
final class Stored {
    private static final ThreadLocal<ByteBuf> ENCODED = ThreadLocal.withInitial(() -> Unpooled.buffer(4096));
    private static final int LARGEST_KEPT_BUFFER = 1 << 20;

    private @Nullable Document document;
    private byte @Nullable [] bson;
    private final int weight;

    private Stored(@Nullable Document document, byte @Nullable [] bson, int weight) {
        this.document = document;
        this.bson = bson;
        this.weight = weight;
    }

    static Stored of(Document document) {
        return new Stored(document, null, StoredType.bytes(document));
    }

    static Stored of(byte[] bson, int weight) {
        return new Stored(null, bson, weight);
    }

    /** Nobody may change it, nor anything in it. */
    Document document() {
        if (document == null) {
            document = decode(bson());
        }
        return document;
    }

    byte[] bson() {
        if (bson == null) {
            bson = encode(document());
        }
        return bson;
    }

    /** What it takes in memory once it is decoded, about. */
    int weight() {
        return weight;
    }

    static Document decode(byte[] bson) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
    }

    private static byte[] encode(Document document) {
        var buffer = ENCODED.get().clear();
        BsonEncoder.encodeDocument(document, buffer);
        var bson = new byte[buffer.readableBytes()];
        buffer.readBytes(bson);
        if (buffer.capacity() > LARGEST_KEPT_BUFFER) {
            ENCODED.remove();
        }
        return bson;
    }
}
