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
 * Documents out of BSON in an array, as the library reads them. Names that were seen lately are the same texts again: nothing is
 * made for them, and their hashes are known.
 */
final class BsonSource {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int NAMES = 1 << 10;
    /** Slots are written by several threads, each with a name that is whole. */
    private static final @Nullable Name[] LAST = new Name[NAMES];

    @SuppressWarnings("ArrayRecordComponent")
    private record Name(byte[] bytes, String text) {}

    private final byte[] bytes;
    private int at;

    /** @param start where the document begins */
    BsonSource(byte[] bytes, int start) {
        this.bytes = bytes;
        this.at = start;
    }

    static Document document(byte[] bytes) {
        return new BsonSource(bytes, 0).document();
    }

    /** With what is nested left packed, in these bytes. */
    static Document shallow(byte[] bytes) {
        return new BsonSource(bytes, 0).shallow();
    }

    /** Where the next document begins, or whatever follows. */
    int place() {
        return at;
    }

    Document document() {
        return members((_, type) -> value(type));
    }

    Document shallow() {
        return members((name, type) -> name.equals(Order.ID) ? value(type) : packed(type));
    }

    /** One of the updates of a command: what it is to set is left packed. */
    Document update() {
        return members((name, type) ->
                name.equals("u") && type == BsonConstants.TYPE_EMBEDDED_DOCUMENT ? change() : value(type));
    }

    /** A whole document, or the fields of each operator. */
    private Document change() {
        return members((name, type) -> name.startsWith("$") && type == BsonConstants.TYPE_EMBEDDED_DOCUMENT
                ? shallow()
                : name.equals(Order.ID) ? value(type) : packed(type));
    }

    @FunctionalInterface
    private interface Reading {
        @Nullable
        Object value(String name, byte type);
    }

    private Document members(Reading reading) {
        var end = end();
        var document = new Document();
        for (var type = bytes[at++]; type != BsonConstants.TERMINATING_BYTE; type = bytes[at++]) {
            var name = name();
            if (document.put(name, reading.value(name, type)) != null) {
                throw new IllegalArgumentException("Document already contains field '%s'".formatted(name));
            }
        }
        check(end);
        return document;
    }

    /** Packed where it is a document, or an array that begins with one. */
    private @Nullable Object packed(byte type) {
        var isNested = type == BsonConstants.TYPE_EMBEDDED_DOCUMENT
                || (type == BsonConstants.TYPE_ARRAY && bytes[at + 4] == BsonConstants.TYPE_EMBEDDED_DOCUMENT);
        if (!isNested) {
            return value(type);
        }
        var start = at;
        at = end();
        return new Packed(type, bytes, start, at - start);
    }

    List<@Nullable Object> array() {
        var end = end();
        var items = new ArrayList<@Nullable Object>();
        for (var type = bytes[at++]; type != BsonConstants.TERMINATING_BYTE; type = bytes[at++]) {
            at = endOfName() + 1;
            items.add(value(type));
        }
        check(end);
        return items;
    }

    private int end() {
        var length = number();
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

    private void check(int end) {
        if (at != end) {
            throw new IllegalArgumentException(
                    "Expected the document to end at %d, but it ends at %d".formatted(end, at));
        }
    }

    private @Nullable Object value(byte type) {
        return switch (type) {
            case BsonConstants.TYPE_UTF8_STRING -> text();
            case BsonConstants.TYPE_EMBEDDED_DOCUMENT -> document();
            case BsonConstants.TYPE_ARRAY -> array();
            case BsonConstants.TYPE_NULL, BsonConstants.TYPE_UNDEFINED -> null;
            case BsonConstants.TYPE_INT32 -> number();
            case BsonConstants.TYPE_INT64 -> longNumber();
            case BsonConstants.TYPE_DOUBLE -> Double.longBitsToDouble(longNumber());
            case BsonConstants.TYPE_UTC_DATETIME -> Instant.ofEpochMilli(longNumber());
            default -> other(type);
        };
    }

    private @Nullable Object other(byte type) {
        var rest = Unpooled.wrappedBuffer(bytes, at, bytes.length - at);
        var value = BsonDecoder.decodeValue(type, rest);
        at += rest.readerIndex();
        return value;
    }

    int number() {
        var number = (int) INT.get(bytes, at);
        at += 4;
        return number;
    }

    private long longNumber() {
        var number = (long) LONG.get(bytes, at);
        at += 8;
        return number;
    }

    private String text() {
        var length = number();
        if (length < 1 || bytes[at + length - 1] != BsonConstants.STRING_TERMINATION) {
            throw new IllegalArgumentException("Expected a text of %d bytes to end with a zero".formatted(length));
        }
        var text = new String(bytes, at, length - 1, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    private int endOfName() {
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
        var slot = (hash ^ (hash >>> 10)) & (NAMES - 1);
        var last = LAST[slot];
        if (last != null && Arrays.equals(last.bytes(), 0, last.bytes().length, bytes, start, end)) {
            return last.text();
        }
        var text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        LAST[slot] = new Name(Arrays.copyOfRange(bytes, start, end), text);
        return text;
    }
}
