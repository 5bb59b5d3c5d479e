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
 * Takes documents as BSON, one thread's at a time. The library's encoder checks every byte that it writes; here the values that
 * documents mostly consist of go straight into an array, and the library has the others.
 */
final class BsonSink {
    private static final int SMALLEST = 1 << 13;
    private static final int LARGEST_KEPT = 1 << 20;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final ThreadLocal<BsonSink> OF_THIS_THREAD = ThreadLocal.withInitial(BsonSink::new);

    private byte[] bytes = new byte[SMALLEST];
    private int end;

    private BsonSink() {}

    /** With the document in it, until this thread asks for it again. */
    static BsonSink with(Map<String, ?> document) {
        var sink = OF_THIS_THREAD.get();
        if (sink.bytes.length > LARGEST_KEPT) {
            sink.bytes = new byte[SMALLEST];
        }
        sink.end = 0;
        sink.document(document);
        return sink;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, end);
    }

    /** The array that holds it, up to {@link #length}. */
    byte[] array() {
        return bytes;
    }

    int length() {
        return end;
    }

    private void document(Map<String, ?> document) {
        var start = begin();
        for (var member : document.entrySet()) {
            member(member.getKey(), member.getValue());
        }
        end(start);
    }

    private void array(Collection<?> items) {
        var start = begin();
        var at = 0;
        for (var item : items) {
            member(Integer.toString(at++), item);
        }
        end(start);
    }

    private int begin() {
        var start = end;
        room(4);
        end += 4;
        return start;
    }

    private void end(int start) {
        room(1);
        bytes[end++] = BsonConstants.TERMINATING_BYTE;
        INT.set(bytes, start, end - start);
    }

    private void member(String name, @Nullable Object value) {
        var type = value instanceof Packed packed ? packed.type() : BsonEncoder.determineType(value);
        // The type, the name with three bytes for each character at most, its end, and the value, unless that is large.
        room(name.length() * 3 + 32);
        bytes[end++] = type;
        name(name);
        switch (value) {
            case null -> {}
            case String text -> text(text);
            case Map<?, ?> members -> {
                @SuppressWarnings("unchecked")
                var document = (Map<String, ?>) members;
                document(document);
            }
            case Collection<?> items -> array(items);
            case Packed packed -> {
                room(packed.length());
                packed.copyTo(bytes, end);
                end += packed.length();
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
                encoded(name);
                bytes[end++] = BsonConstants.STRING_TERMINATION;
                return;
            }
            bytes[at++] = (byte) character;
        }
        bytes[at++] = BsonConstants.STRING_TERMINATION;
        end = at;
    }

    private void text(String text) {
        var start = end;
        end += 4;
        encoded(text);
        room(1);
        bytes[end++] = BsonConstants.STRING_TERMINATION;
        INT.set(bytes, start, end - start - 4);
    }

    private void encoded(String text) {
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        room(encoded.length + 1);
        System.arraycopy(encoded, 0, bytes, end, encoded.length);
        end += encoded.length;
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
        room(length);
        encoded.readBytes(bytes, end, length);
        end += length;
    }

    private void room(int more) {
        if (bytes.length - end < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + more));
        }
    }
}
