package city.renewal.project.adapter.ical;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A file's content lines. Unfolding works on bytes before decoding, because some programs fold within a character.
 * Every content line ends with a line feed.
 */
final class UnfoldedText {
    private final String text;
    private final int[] lines;

    private UnfoldedText(String text, int[] lines) {
        this.text = text;
        this.lines = lines;
    }

    static UnfoldedText of(byte[] file) throws CharacterCodingException {
        var out = new ByteArrayOutputStream(file.length + 1);
        var lines = new int[16];
        int count = 0;
        int physical = 1;
        lines[count++] = physical;
        for (int n = 0; n < file.length; n++) {
            if (file[n] != '\r' && file[n] != '\n') {
                out.write(file[n]);
                continue;
            }
            n += file[n] == '\r' && n + 1 < file.length && file[n + 1] == '\n' ? 1 : 0;
            physical++;
            if (n + 1 < file.length && (file[n + 1] == ' ' || file[n + 1] == '\t')) {
                n++;
                continue;
            }
            out.write('\n');
            lines = count == lines.length ? Arrays.copyOf(lines, count * 2) : lines;
            lines[count++] = physical;
        }
        out.write('\n');
        var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(out.toByteArray()));
        return new UnfoldedText(text.toString().replace("\uFEFF", "").replace('\0', ' '), Arrays.copyOf(lines, count));
    }

    String text() {
        return text;
    }

    /** The physical line on which a content line begins; both are counted from 1. */
    int physical(int contentLine) {
        return lines[Math.clamp(contentLine - 1, 0, lines.length - 1)];
    }
}
