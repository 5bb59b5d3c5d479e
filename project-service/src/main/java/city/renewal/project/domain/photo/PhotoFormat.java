package city.renewal.project.domain.photo;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file formats that are accepted as evidence, detected by content and never by a file name or a request header. */
public enum PhotoFormat {
    JPEG("image/jpeg"),
    PNG("image/png"),
    WEBP("image/webp"),
    PDF(Photo.PDF);

    /** The number of leading bytes that are needed to detect the format. */
    public static final int HEAD = 1024;

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final String mediaType;

    PhotoFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Detects the format by the first bytes of a file; empty if it is none of these. */
    public static Optional<PhotoFormat> of(byte[] head) {
        return Optional.ofNullable(announced(head));
    }

    private static @Nullable PhotoFormat announced(byte[] head) {
        if (head.length >= 3 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xd8 && (head[2] & 0xff) == 0xff) {
            return JPEG;
        }
        if (startsWith(head, 0, PNG_SIGNATURE)) {
            return PNG;
        }
        if (startsWith(head, 0, ascii("RIFF")) && startsWith(head, 8, ascii("WEBP"))) {
            return WEBP;
        }
        return startsWith(head, 0, ascii("%PDF-")) ? PDF : null;
    }

    /** The reason for refusing a file of another format, as a sentence for its sender. */
    public static String refusal(byte[] head) {
        var taken = "send a JPEG, PNG or WebP picture or a PDF document";
        if (startsWith(head, 4, ascii("ftyp"))) {
            return isHeic(head)
                    ? "is a HEIC or AVIF picture, which most browsers can't show; set the camera to JPEG and " + taken
                    : "is a film; " + taken;
        }
        if (startsWith(head, 0, ascii("GIF8")) || startsWith(head, 0, ascii("BM"))) {
            return "is a GIF or BMP picture; " + taken;
        }
        if (startsWith(head, 0, ascii("PK"))) {
            return "is a ZIP archive; " + taken;
        }
        var text = new String(head, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
        if (text.contains("<svg")) {
            return "is an SVG drawing, which can contain scripts; " + taken;
        }
        if (text.startsWith("<") || text.contains("<html") || text.contains("<script")) {
            return "is HTML or XML; " + taken;
        }
        return "is neither a picture nor a document that is taken; " + taken;
    }

    private static boolean isHeic(byte[] head) {
        var brands = new String(head, 8, Math.min(head.length, 64) - 8, StandardCharsets.ISO_8859_1);
        return brands.contains("hei")
                || brands.contains("hev")
                || brands.contains("mif1")
                || brands.contains("msf1")
                || brands.contains("avif");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean startsWith(byte[] head, int offset, byte[] expected) {
        if (head.length < offset + expected.length) {
            return false;
        }
        for (int n = 0; n < expected.length; n++) {
            if (head[offset + n] != expected[n]) {
                return false;
            }
        }
        return true;
    }
}
