package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A nested document, or an array of such, as the bytes that it came in: most of what is kept is only kept and given back. The
 * library doesn't know these; what it is to look into is opened before (see {@link Looked}).
 *
 * <p>Two are equal when their bytes are, which is how MongoDB tells whether a field is changed.
 */
final class Packed {
    private final byte type;
    private final byte[] bytes;
    private final int start;
    private final int length;

    /** @param bytes nobody changes them any more */
    Packed(byte type, byte[] bytes, int start, int length) {
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

    /** As the library has it, with nothing packed in it; the caller's own. */
    Object value() {
        var source = new BsonSource(bytes, start);
        return type == BsonConstants.TYPE_ARRAY ? source.array() : source.document();
    }

    static @Nullable Object opened(@Nullable Object value) {
        return value instanceof Packed packed ? packed.value() : value;
    }

    /** Opens all that is packed at the top of the document, and of the documents there. */
    static void openAll(Document document) {
        for (Map.Entry<String, Object> member : document.entrySet()) {
            if (member.getValue() instanceof Packed packed) {
                member.setValue(packed.value());
            } else if (member.getValue() instanceof Document inner) {
                openAll(inner);
            }
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Packed packed
                && type == packed.type
                && Arrays.equals(
                        bytes, start, start + length, packed.bytes, packed.start, packed.start + packed.length);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, Arrays.hashCode(Arrays.copyOfRange(bytes, start, start + length)));
    }

    @Override
    public String toString() {
        return value().toString();
    }
}
