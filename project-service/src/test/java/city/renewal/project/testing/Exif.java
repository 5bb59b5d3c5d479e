package city.renewal.project.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Builds an EXIF block as a camera writes it. */
public final class Exif {
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;

    private final List<Entry> root = new ArrayList<>();
    private final List<Entry> camera = new ArrayList<>();
    private final List<Entry> gps = new ArrayList<>();

    private record Entry(int tag, int type, int count, byte[] value) {}

    public Exif turned(int orientation) {
        root.add(new Entry(
                0x112, SHORT, 1, buffer(2).putShort((short) orientation).array()));
        return this;
    }

    /** @param time as {@code 2023:06:30 08:00:00} */
    public Exif takenAt(String time) {
        camera.add(text(0x9003, time));
        return this;
    }

    /** @param offset as {@code +09:00} */
    public Exif offset(String offset) {
        camera.add(text(0x9011, offset));
        return this;
    }

    public Exif at(double longitude, double latitude) {
        gps.add(text(1, latitude < 0 ? "S" : "N"));
        gps.add(degrees(2, Math.abs(latitude)));
        gps.add(text(3, longitude < 0 ? "W" : "E"));
        gps.add(degrees(4, Math.abs(longitude)));
        return this;
    }

    private static Entry text(int tag, String text) {
        var bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
        return new Entry(tag, ASCII, bytes.length, bytes);
    }

    private static Entry degrees(int tag, double value) {
        var millionths = buffer(24).putInt((int) Math.round(value * 1_000_000)).putInt(1_000_000);
        return new Entry(
                tag,
                RATIONAL,
                3,
                millionths.putInt(0).putInt(1).putInt(0).putInt(1).array());
    }

    public byte[] tiff() {
        var rootSize = size(root) + 2 * 12;
        var cameraAt = 8 + rootSize;
        var gpsAt = cameraAt + size(camera);
        var entries = new ArrayList<>(root);
        entries.add(new Entry(0x8769, LONG, 1, buffer(4).putInt(cameraAt).array()));
        entries.add(new Entry(0x8825, LONG, 1, buffer(4).putInt(gpsAt).array()));
        var bytes = buffer(gpsAt + size(gps));
        bytes.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8);
        write(bytes, entries);
        write(bytes, camera);
        write(bytes, gps);
        return bytes.array();
    }

    private static int size(List<Entry> entries) {
        return 6
                + entries.stream()
                        .mapToInt(entry -> 12 + (entry.value().length > 4 ? entry.value().length : 0))
                        .sum();
    }

    private static void write(ByteBuffer bytes, List<Entry> entries) {
        var behind = bytes.position() + 6 + 12 * entries.size();
        bytes.putShort((short) entries.size());
        for (var entry : entries) {
            bytes.putShort((short) entry.tag()).putShort((short) entry.type()).putInt(entry.count());
            if (entry.value().length > 4) {
                bytes.putInt(behind);
                bytes.put(behind, entry.value());
                behind += entry.value().length;
            } else {
                bytes.put(entry.value()).put(new byte[4 - entry.value().length]);
            }
        }
        bytes.putInt(0);
        bytes.position(behind);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.BIG_ENDIAN);
    }
}
