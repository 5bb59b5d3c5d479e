package city.renewal.project.adapter.image;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Checks the header and end mark of a PDF. Its content is never parsed: it is returned only as an attachment. */
final class PdfFile {
    private static final Pattern HEADER = Pattern.compile("%PDF-[12]\\.[0-9]\\s");

    /** Some bytes may follow the end mark, as PDF readers allow. */
    private static final int TRAILER = 2048;

    private PdfFile() {}

    static boolean isFramed(Path path) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            var head = text(file, 0, 9);
            var tail = text(file, Math.max(0, file.length() - TRAILER), TRAILER);
            return HEADER.matcher(head).matches() && tail.contains("startxref") && tail.contains("%%EOF");
        }
    }

    private static String text(RandomAccessFile file, long from, int most) throws IOException {
        file.seek(from);
        var bytes = new byte[(int) Math.min(most, file.length() - from)];
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
