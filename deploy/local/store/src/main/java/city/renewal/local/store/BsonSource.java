package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.Unpooled;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes BSON in an array into the documents that the library's decoder would return. Field names are cached, so that
 * a repeated name allocates nothing and its hash is computed once.
 */
final class BsonSource {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int NAME_CACHE_SIZE = 1 << 10;
    /** Several threads write to the slots; each slot holds an immutable entry. */
    private static final @Nullable CachedName[] NAME_CACHE = new CachedName[NAME_CACHE_SIZE];

    @SuppressWarnings("ArrayRecordComponent")
    private record CachedName(byte[] bytes, String string) {}

    private final byte[] bytes;
    private int at;

    /** @param start the position at which the document begins */
    BsonSource(byte[] bytes, int start) {
        this.bytes = bytes;
        this.at = start;
    }

    static Document document(byte[] bytes) {
        return new BsonSource(bytes, 0).document();
    }

    /** Decodes the document's own fields; nested documents stay as {@link RawBson} over these bytes. */
    static Document shallowDocument(byte[] bytes) {
        return new BsonSource(bytes, 0).shallowDocument();
    }

    /** The position of the first byte that is not read yet. */
    int position() {
        return at;
    }

    Document document() {
        return members((_, type) -> value(type));
    }

    Document shallowDocument() {
        return members((name, type) -> name.equals(StoredDocument.ID) ? value(type) : rawIfNested(type));
    }

    /** Decodes one update statement of a command; nested values that it sets stay as {@link RawBson}. */
    Document updateStatement() {
        return members((name, type) ->
                name.equals("u") && type == BsonConstants.TYPE_EMBEDDED_DOCUMENT ? updateOrReplacement() : value(type));
    }

    /** Decodes a replacement document, or the operands of each update operator. */
    private Document updateOrReplacement() {
        return members((name, type) -> name.startsWith("$") && type == BsonConstants.TYPE_EMBEDDED_DOCUMENT
                ? shallowDocument()
                : name.equals(StoredDocument.ID) ? value(type) : rawIfNested(type));
    }

    @FunctionalInterface
    private interface MemberReader {
        @Nullable
        Object value(String name, byte type);
    }

    private Document members(MemberReader reader) {
        var end = end();
        var document = new Document();
        for (var type = bytes[at++]; type != BsonConstants.TERMINATING_BYTE; type = bytes[at++]) {
            var name = name();
            if (document.put(name, reader.value(name, type)) != null) {
                throw new IllegalArgumentException("Document already contains field '%s'".formatted(name));
            }
        }
        expectEnd(end);
        return document;
    }

    /** Keeps a document, or an array whose first element is a document, as {@link RawBson}; decodes any other value. */
    private @Nullable Object rawIfNested(byte type) {
        var isNested = type == BsonConstants.TYPE_EMBEDDED_DOCUMENT
                || (type == BsonConstants.TYPE_ARRAY && bytes[at + 4] == BsonConstants.TYPE_EMBEDDED_DOCUMENT);
        if (!isNested) {
            return value(type);
        }
        var start = at;
        at = end();
        return new RawBson(type, bytes, start, at - start);
    }

    List<@Nullable Object> array() {
        var end = end();
        var items = new ArrayList<@Nullable Object>();
        for (var type = bytes[at++]; type != BsonConstants.TERMINATING_BYTE; type = bytes[at++]) {
            at = findEndOfName() + 1;
            items.add(value(type));
        }
        expectEnd(end);
        return items;
    }

    private int end() {
        var length = int32();
        var end = at - 4 + length;
        if (length < 5 || end < at || end > bytes.length) {
            throw new IllegalArgumentException(
                    "Too few bytes to read: %d. Expected: %d".formatted(bytes.length - at, length));
        }
        if (length > BsonConstants.MAX_BSON_OBJECT_SIZE + 4) {
            throw new IllegalArgumentException("BSON object too large: %d bytes".formatted(length));
        }
        return end;
    }

    private void expectEnd(int end) {
        if (at != end) {
            throw new IllegalArgumentException(
                    "Expected the document to end at %d, but it ends at %d".formatted(end, at));
        }
    }

    private @Nullable Object value(byte type) {
        return switch (type) {
            case BsonConstants.TYPE_UTF8_STRING -> string();
            case BsonConstants.TYPE_EMBEDDED_DOCUMENT -> document();
            case BsonConstants.TYPE_ARRAY -> array();
            case BsonConstants.TYPE_NULL, BsonConstants.TYPE_UNDEFINED -> null;
            case BsonConstants.TYPE_INT32 -> int32();
            case BsonConstants.TYPE_INT64 -> int64();
            case BsonConstants.TYPE_DOUBLE -> Double.longBitsToDouble(int64());
            case BsonConstants.TYPE_UTC_DATETIME -> Instant.ofEpochMilli(int64());
            default -> other(type);
        };
    }

    private @Nullable Object other(byte type) {
        var rest = Unpooled.wrappedBuffer(bytes, at, bytes.length - at);
        var value = BsonDecoder.decodeValue(type, rest);
        at += rest.readerIndex();
        return value;
    }

    int int32() {
        var value = (int) INT.get(bytes, at);
        at += 4;
        return value;
    }

    private long int64() {
        var value = (long) LONG.get(bytes, at);
        at += 8;
        return value;
    }

    private String string() {
        var length = int32();
        if (length < 1 || bytes[at + length - 1] != BsonConstants.STRING_TERMINATION) {
            throw new IllegalArgumentException("Expected a text of %d bytes to end with a zero".formatted(length));
        }
        var string = new String(bytes, at, length - 1, StandardCharsets.UTF_8);
        at += length;
        return string;
    }

    private int findEndOfName() {
        var end = at;
        while (bytes[end] != BsonConstants.STRING_TERMINATION) {
            end++;
        }
        return end;
    }

    String name() {
        var start = at;
        var end = start;
        var hash = 0;
        while (bytes[end] != BsonConstants.STRING_TERMINATION) {
            hash = 31 * hash + bytes[end++];
        }
        at = end + 1;
        var slot = (hash ^ (hash >>> 10)) & (NAME_CACHE_SIZE - 1);
        var cached = NAME_CACHE[slot];
        if (cached != null && Arrays.equals(cached.bytes(), 0, cached.bytes().length, bytes, start, end)) {
            return cached.string();
        }
        var string = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        NAME_CACHE[slot] = new CachedName(Arrays.copyOfRange(bytes, start, end), string);
        return string;
    }
}
