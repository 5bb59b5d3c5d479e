package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A nested document, or an array of documents, as undecoded BSON, because most stored values are only stored and
 * returned. The library doesn't know this class; values that it reads are decoded before (see {@link FieldMask}).
 *
 * <p>Two instances are equal when their bytes are equal, which is how MongoDB decides whether a field is modified.
 */
final class RawBson {
    private final byte type;
    private final byte[] bytes;
    private final int start;
    private final int length;

    /** @param bytes must not change any more */
    RawBson(byte type, byte[] bytes, int start, int length) {
        this.type = type;
        this.bytes = bytes;
        this.start = start;
        this.length = length;
    }

    byte type() {
        return type;
    }

    int length() {
        return length;
    }

    void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, start, target, at, length);
    }

    /** The library's value, decoded completely; the caller owns it. */
    Object decode() {
        var source = new BsonSource(bytes, start);
        return type == BsonConstants.TYPE_ARRAY ? source.array() : source.document();
    }

    static @Nullable Object decodeIfRaw(@Nullable Object value) {
        return value instanceof RawBson raw ? raw.decode() : value;
    }

    /** Decodes all raw values at the top level of the document and of the documents nested in it. */
    static void decodeAll(Document document) {
        for (Map.Entry<String, Object> member : document.entrySet()) {
            if (member.getValue() instanceof RawBson raw) {
                member.setValue(raw.decode());
            } else if (member.getValue() instanceof Document inner) {
                decodeAll(inner);
            }
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawBson raw
                && type == raw.type
                && Arrays.equals(bytes, start, start + length, raw.bytes, raw.start, raw.start + raw.length);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, Arrays.hashCode(Arrays.copyOfRange(bytes, start, start + length)));
    }

    @Override
    public String toString() {
        return decode().toString();
    }
}
