package city.renewal.project.adapter.image;

import city.renewal.project.domain.photo.PhotoFormat;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Scans the segments of a picture file without decoding them, to find its end mark and its EXIF block. Bytes behind the
 * end mark are ignored: they stay in the original and are never displayed.
 *
 * @param exif tags of the EXIF block
 * @param isComplete whether the file has its end mark
 * @param isProgressive whether a JPEG is stored in several passes, which takes memory for the whole picture
 */
record ImageContainer(ExifTags exif, boolean isComplete, boolean isProgressive) {
    /** A JPEG's block has at most 64 KB; cameras do not write more into other formats either. */
    private static final int LONGEST_EXIF = 1 << 16;

    private static final byte[] EXIF_HEADER = {'E', 'x', 'i', 'f', 0, 0};
    private static final int MAX_SEGMENTS = 20_000;

    /** @param zone where a time without an offset was read off */
    static ImageContainer read(Path path, PhotoFormat format, ZoneId zone) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            return switch (format) {
                case JPEG -> jpeg(file, zone);
                case PNG -> png(file, zone);
                case WEBP -> webp(file, zone);
                case PDF -> new ImageContainer(ExifTags.NONE, true, false);
            };
        } catch (EOFException e) {
            return new ImageContainer(ExifTags.NONE, false, false);
        }
    }

    private static ImageContainer of(byte @Nullable [] exif, boolean isComplete, boolean isProgressive, ZoneId zone) {
        return new ImageContainer(exif == null ? ExifTags.NONE : ExifTags.read(exif, zone), isComplete, isProgressive);
    }

    private static ImageContainer jpeg(RandomAccessFile file, ZoneId zone) throws IOException {
        file.seek(2);
        byte[] exif = null;
        var isProgressive = false;
        for (int n = 0; n < MAX_SEGMENTS; n++) {
            if (file.read() != 0xff) {
                return of(exif, false, isProgressive, zone);
            }
            var marker = file.read();
            while (marker == 0xff) {
                marker = file.read();
            }
            if (marker == 0xd9) {
                return of(exif, true, isProgressive, zone);
            }
            if (marker < 0) {
                return of(exif, false, isProgressive, zone);
            }
            if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
                continue;
            }
            var start = file.getFilePointer();
            var length = file.readUnsignedShort();
            if (marker == 0xe1 && exif == null) {
                exif = withoutHeader(bytes(file, length - 2));
            }
            isProgressive = isProgressive || marker == 0xc2;
            file.seek(start + length);
            if (marker == 0xda) {
                skipScan(file);
            }
        }
        return of(exif, false, isProgressive, zone);
    }

    /** Skips to the next marker that is not part of a scan's data. */
    private static void skipScan(RandomAccessFile file) throws IOException {
        var buffer = new byte[1 << 14];
        var at = file.getFilePointer();
        var afterFf = false;
        while (true) {
            file.seek(at);
            var count = file.read(buffer);
            if (count < 0) {
                throw new EOFException();
            }
            for (int n = 0; n < count; n++) {
                var next = buffer[n] & 0xff;
                if (afterFf && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                    file.seek(at + n - 1);
                    return;
                }
                afterFf = next == 0xff;
            }
            at += count;
        }
    }

    private static ImageContainer png(RandomAccessFile file, ZoneId zone) throws IOException {
        file.seek(8);
        byte[] exif = null;
        for (int n = 0; n < MAX_SEGMENTS; n++) {
            var length = file.readInt();
            var type = name(file);
            if (length < 0) {
                return of(exif, false, false, zone);
            }
            var next = file.getFilePointer() + length + 4L;
            if (type.equals("eXIf") && exif == null) {
                exif = bytes(file, length);
            }
            if (type.equals("IEND")) {
                return of(exif, next <= file.length(), false, zone);
            }
            file.seek(next);
        }
        return of(exif, false, false, zone);
    }

    private static ImageContainer webp(RandomAccessFile file, ZoneId zone) throws IOException {
        file.seek(4);
        var end = Integer.toUnsignedLong(Integer.reverseBytes(file.readInt())) + 8;
        file.seek(12);
        byte[] exif = null;
        for (int n = 0; n < MAX_SEGMENTS && file.getFilePointer() + 8 <= Math.min(end, file.length()); n++) {
            var type = name(file);
            var length = Integer.toUnsignedLong(Integer.reverseBytes(file.readInt()));
            var next = file.getFilePointer() + length + (length & 1);
            if (type.equals("EXIF") && exif == null) {
                exif = withoutOptionalHeader(bytes(file, length));
            }
            file.seek(next);
        }
        return of(exif, end <= file.length(), false, zone);
    }

    private static String name(RandomAccessFile file) throws IOException {
        var name = new byte[4];
        file.readFully(name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static byte @Nullable [] bytes(RandomAccessFile file, long length) throws IOException {
        if (length <= 0 || length > LONGEST_EXIF) {
            return null;
        }
        var bytes = new byte[(int) length];
        file.readFully(bytes);
        return bytes;
    }

    private static byte @Nullable [] withoutHeader(byte @Nullable [] segment) {
        return (segment != null && startsWithHeader(segment))
                ? Arrays.copyOfRange(segment, EXIF_HEADER.length, segment.length)
                : null;
    }

    private static byte @Nullable [] withoutOptionalHeader(byte @Nullable [] chunk) {
        return (chunk != null && startsWithHeader(chunk))
                ? Arrays.copyOfRange(chunk, EXIF_HEADER.length, chunk.length)
                : chunk;
    }

    private static boolean startsWithHeader(byte[] bytes) {
        return bytes.length >= EXIF_HEADER.length
                && Arrays.equals(bytes, 0, EXIF_HEADER.length, EXIF_HEADER, 0, EXIF_HEADER.length);
    }
}
