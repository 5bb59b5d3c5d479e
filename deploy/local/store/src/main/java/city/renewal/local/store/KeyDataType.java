package city.renewal.local.store;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;
import org.jspecify.annotations.Nullable;

/**
 * The file's format of document ids and index keys: ids that are documents as BSON, compound keys as their values in
 * sequence, everything else in H2's own format. {@link DocumentDataType} is the format of documents.
 *
 * <p>The order of keys is total and has no further meaning: by class, then by value. Equal keys compare as equal, which
 * is all that a map requires.
 */
final class KeyDataType extends BasicDataType<Object> {

    static final KeyDataType INSTANCE = new KeyDataType();

    private static final byte AS_H2_OBJECT = 0;
    static final byte AS_BSON = 1;
    private static final byte AS_COMPOUND = 2;
    private static final int OBJECT_BYTES = 48;
    /** The memory of a hash map entry and its name. */
    private static final int MEMBER_BYTES = 112;

    private final ObjectDataType other = new ObjectDataType();
    private final ThreadLocal<ByteBuf> encoded = ThreadLocal.withInitial(() -> Unpooled.buffer(4096));

    private KeyDataType() {}

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }

    @Override
    public int getMemory(Object value) {
        return bytes(value);
    }

    static int bytes(@Nullable Object value) {
        if (value == null) {
            return OBJECT_BYTES;
        }
        return switch (value) {
            case String text -> OBJECT_BYTES + text.length();
            case Map<?, ?> members -> {
                var sum = OBJECT_BYTES;
                for (var member : members.entrySet()) {
                    sum += MEMBER_BYTES + bytes(member.getValue());
                }
                yield sum;
            }
            case Collection<?> items -> {
                var sum = OBJECT_BYTES;
                for (var item : items) {
                    sum += bytes(item);
                }
                yield sum;
            }
            case byte[] binary -> OBJECT_BYTES + binary.length;
            default -> OBJECT_BYTES;
        };
    }

    @Override
    public void write(WriteBuffer out, Object value) {
        switch (value) {
            case Document document -> {
                var bson = encoded.get().clear();
                BsonEncoder.encodeDocument(document, bson);
                out.put(AS_BSON).putVarInt(bson.readableBytes()).put(bson.nioBuffer());
            }
            case KeyValue key -> {
                out.put(AS_COMPOUND).putVarInt(key.size());
                key.forEach(element -> other.write(out, element));
            }
            default -> {
                out.put(AS_H2_OBJECT);
                other.write(out, value);
            }
        }
    }

    @Override
    public Object read(ByteBuffer in) {
        return switch (in.get()) {
            case AS_H2_OBJECT -> other.read(in);
            case AS_COMPOUND -> key(in);
            default -> document(in);
        };
    }

    private Object key(ByteBuffer in) {
        var values = new ArrayList<@Nullable Object>();
        for (var remaining = DataUtils.readVarInt(in); remaining > 0; remaining--) {
            values.add(other.read(in));
        }
        return new KeyValue(values);
    }

    private static Object document(ByteBuffer in) {
        var length = DataUtils.readVarInt(in);
        var bson = Unpooled.wrappedBuffer(in.slice(in.position(), length));
        in.position(in.position() + length);
        return BsonDecoder.decodeBson(bson);
    }

    @Override
    public int compare(Object a, Object b) {
        return compareNullable(a, b);
    }

    private int compareNullable(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        if (a instanceof KeyValue left && b instanceof KeyValue right) {
            return compareKeys(left, right);
        }
        if (a.getClass() != b.getClass()) {
            return a.getClass().getName().compareTo(b.getClass().getName());
        }
        return a instanceof Comparable<?> ? compareNaturally(a, b) : other.compare(a, b);
    }

    private int compareKeys(KeyValue left, KeyValue right) {
        var comparison = Integer.compare(left.size(), right.size());
        for (var i = 0; comparison == 0 && i < left.size(); i++) {
            comparison = compareNullable(left.get(i), right.get(i));
        }
        return comparison;
    }

    @SuppressWarnings("unchecked")
    private static int compareNaturally(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }
}
