package city.renewal.local.store;

import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.Unpooled;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Encodes documents as BSON, with one buffer per thread. The library's encoder checks the buffer's bounds for every
 * byte; this one writes the common types straight into an array and leaves the other types to the library.
 */
final class BsonSink {
    private static final int INITIAL_BYTES = 1 << 13;
    private static final int MAX_RETAINED_BYTES = 1 << 20;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final ThreadLocal<BsonSink> OF_THIS_THREAD = ThreadLocal.withInitial(BsonSink::new);

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int end;

    private BsonSink() {}

    /**
     * Encodes the document into this thread's buffer. The result is valid until this thread calls this method again.
     */
    static BsonSink encode(Map<String, ?> document) {
        var sink = OF_THIS_THREAD.get();
        if (sink.bytes.length > MAX_RETAINED_BYTES) {
            sink.bytes = new byte[INITIAL_BYTES];
        }
        sink.end = 0;
        sink.document(document);
        return sink;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, end);
    }

    /** The buffer with the encoded document, valid up to {@link #length}. */
    byte[] array() {
        return bytes;
    }

    int length() {
        return end;
    }

    private void document(Map<String, ?> document) {
        var start = beginLength();
        for (var member : document.entrySet()) {
            member(member.getKey(), member.getValue());
        }
        endLength(start);
    }

    private void array(Collection<?> items) {
        var start = beginLength();
        var at = 0;
        for (var item : items) {
            member(Integer.toString(at++), item);
        }
        endLength(start);
    }

    private int beginLength() {
        var start = end;
        ensureCapacity(4);
        end += 4;
        return start;
    }

    private void endLength(int start) {
        ensureCapacity(1);
        bytes[end++] = BsonConstants.TERMINATING_BYTE;
        INT.set(bytes, start, end - start);
    }

    private void member(String name, @Nullable Object value) {
        var type = value instanceof RawBson raw ? raw.type() : BsonEncoder.determineType(value);
        // Room for the type, the name with at most three bytes per character, its terminator, and a value of fixed
        // size.
        ensureCapacity(name.length() * 3 + 32);
        bytes[end++] = type;
        name(name);
        switch (value) {
            case null -> {}
            case String string -> string(string);
            case Map<?, ?> members -> {
                @SuppressWarnings("unchecked")
                var document = (Map<String, ?>) members;
                document(document);
            }
            case Collection<?> items -> array(items);
            case RawBson raw -> {
                ensureCapacity(raw.length());
                raw.copyTo(bytes, end);
                end += raw.length();
            }
            case Integer number -> number(number);
            case Long number -> number(number.longValue());
            case Double number -> number(Double.doubleToRawLongBits(number));
            case Instant instant -> number(instant.toEpochMilli());
            case Boolean truth -> {
                bytes[end++] = truth ? BsonConstants.BOOLEAN_VALUE_TRUE : BsonConstants.BOOLEAN_VALUE_FALSE;
            }
            default -> other(type, value);
        }
    }

    private void name(String name) {
        var at = end;
        for (var index = 0; index < name.length(); index++) {
            var character = name.charAt(index);
            if (character >= 0x80) {
                utf8(name);
                bytes[end++] = BsonConstants.STRING_TERMINATION;
                return;
            }
            bytes[at++] = (byte) character;
        }
        bytes[at++] = BsonConstants.STRING_TERMINATION;
        end = at;
    }

    private void string(String string) {
        var start = end;
        end += 4;
        utf8(string);
        ensureCapacity(1);
        bytes[end++] = BsonConstants.STRING_TERMINATION;
        INT.set(bytes, start, end - start - 4);
    }

    private void utf8(String string) {
        var utf8 = string.getBytes(StandardCharsets.UTF_8);
        ensureCapacity(utf8.length + 1);
        System.arraycopy(utf8, 0, bytes, end, utf8.length);
        end += utf8.length;
    }

    private void number(int number) {
        INT.set(bytes, end, number);
        end += 4;
    }

    private void number(long number) {
        LONG.set(bytes, end, number);
        end += 8;
    }

    private void other(byte type, Object value) {
        var encoded = Unpooled.buffer();
        BsonEncoder.encodeValue(type, value, encoded);
        var length = encoded.readableBytes();
        ensureCapacity(length);
        encoded.readBytes(bytes, end, length);
        end += length;
    }

    private void ensureCapacity(int bytesNeeded) {
        if (bytes.length - end < bytesNeeded) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + bytesNeeded));
        }
    }
}
