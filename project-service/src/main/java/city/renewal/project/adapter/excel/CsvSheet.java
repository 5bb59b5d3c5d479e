package city.renewal.project.adapter.excel;

import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.cell.SheetCell;
import city.renewal.project.domain.ledger.sheet.LedgerSheet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Reads comma-separated values (RFC 4180) as one sheet of texts. The separator is the most frequent of comma, semicolon
 * and tab in the first lines, or the one in a first line {@code sep=;}.
 *
 * <p>The encoding is taken from the byte order mark; otherwise UTF-8 if the whole file is valid UTF-8, otherwise
 * GB18030, which Chinese spreadsheets write. Other encodings are refused. Formulas have no result; {@code ="007"} is
 * read as its text.
 */
final class CsvSheet {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Pattern QUOTED_TEXT = Pattern.compile("=\"((?:[^\"]|\"\")*)\"");
    private static final Pattern ERROR = Pattern.compile("#(REF!|DIV/0!|N/A|NAME\\?|NUM!|VALUE!|NULL!|SPILL!|CALC!)");
    private static final String SEPARATORS = ",;\t";
    private static final String NAMED_SEPARATOR = "sep=";
    private static final int LOOKED_AT = 16_384;
    private static final int LONGEST_CELL = 40_000;

    private final BufferedReader in;
    private final char separator;
    private final SheetCollector sheet = new SheetCollector("");
    private final StringBuilder cell = new StringBuilder();
    private int row = 1;
    private int column;
    private boolean inQuotes;
    private boolean wasQuoted;

    private CsvSheet(BufferedReader in, char separator) {
        this.in = in;
        this.separator = separator;
    }

    static LedgerSheet read(Path file) throws IOException, UnreadableWorkbook {
        var charset = charset(file);
        try (var in = reader(file, charset)) {
            var head = head(in);
            char separator = separator(head);
            if (head.startsWith(NAMED_SEPARATOR)) {
                in.readLine();
            }
            return new CsvSheet(in, separator).read();
        } catch (CharacterCodingException e) {
            throw neitherEncoding();
        }
    }

    private static UnreadableWorkbook neitherEncoding() {
        return UnreadableWorkbook.isA(
                "未知格式的文件（不是 UTF-8 或 GB18030 文本）", "neither a workbook nor a text in UTF-8 or GB18030");
    }

    private static BufferedReader reader(Path file, Charset charset) throws IOException {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder), 2 * LOOKED_AT);
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
        return reader;
    }

    private static Charset charset(Path file) throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(2);
        }
        if (start.length == 2 && start[0] == (byte) 0xff && start[1] == (byte) 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (start.length == 2 && start[0] == (byte) 0xfe && start[1] == (byte) 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        return isUtf8(file) ? StandardCharsets.UTF_8 : GB18030;
    }

    private static boolean isUtf8(Path file) throws IOException {
        try (var reader = reader(file, StandardCharsets.UTF_8)) {
            var buffer = new char[8_192];
            while (reader.read(buffer) >= 0) {
                // Decoding without an error is the test.
            }
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    private static String head(BufferedReader in) throws IOException {
        var head = new char[LOOKED_AT];
        in.mark(LOOKED_AT);
        int read = in.read(head, 0, LOOKED_AT);
        in.reset();
        return read < 0 ? "" : new String(head, 0, read);
    }

    private static char separator(String head) {
        if (head.startsWith(NAMED_SEPARATOR) && head.length() > NAMED_SEPARATOR.length()) {
            char named = head.charAt(NAMED_SEPARATOR.length());
            return SEPARATORS.indexOf(named) >= 0 ? named : ',';
        }
        char best = ',';
        long most = 0;
        for (int index = 0; index < SEPARATORS.length(); index++) {
            char candidate = SEPARATORS.charAt(index);
            long count = outsideQuotes(head, candidate);
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    private static long outsideQuotes(String head, char wanted) {
        boolean quoted = false;
        long count = 0;
        for (int index = 0; index < head.length(); index++) {
            char c = head.charAt(index);
            quoted ^= c == '"';
            count += !quoted && c == wanted ? 1 : 0;
        }
        return count;
    }

    private LedgerSheet read() throws IOException, UnreadableWorkbook {
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c < ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\f') {
                throw neitherEncoding();
            }
            take((char) c);
        }
        if (inQuotes) {
            throw new UnreadableWorkbook(
                    LedgerFault.NOT_A_WORKBOOK,
                    "CSV 文件的引号没有配对，无法确定单元格",
                    "Expected a closing quote before the end of the CSV file");
        }
        endCell();
        return sheet.sheet();
    }

    private void take(char c) throws IOException, UnreadableWorkbook {
        if (inQuotes) {
            if (c != '"') {
                append(c);
            } else if (nextIs('"')) {
                append('"');
            } else {
                inQuotes = false;
            }
        } else if (c == '"' && cell.isEmpty() && !wasQuoted) {
            inQuotes = true;
            wasQuoted = true;
        } else if (c == separator) {
            endCell();
            column++;
        } else if (c == '\r' || c == '\n') {
            if (c == '\r') {
                nextIs('\n');
            }
            endCell();
            row++;
            column = 0;
        } else {
            append(c);
        }
    }

    /** Consumes the next character if it equals the wanted one. */
    private boolean nextIs(char wanted) throws IOException {
        in.mark(1);
        if (in.read() == wanted) {
            return true;
        }
        in.reset();
        return false;
    }

    private void append(char c) throws UnreadableWorkbook {
        if (cell.length() >= LONGEST_CELL) {
            throw UnreadableWorkbook.tooLarge();
        }
        cell.append(c);
    }

    private void endCell() throws UnreadableWorkbook {
        if (!cell.isEmpty()) {
            sheet.add(row, column, meaning(cell.toString()));
        }
        cell.setLength(0);
        wasQuoted = false;
    }

    private static SheetCell meaning(String text) {
        var quoted = QUOTED_TEXT.matcher(text);
        if (quoted.matches()) {
            return SheetCollector.text(quoted.group(1).replace("\"\"", "\""));
        }
        var stripped = text.strip();
        if (ERROR.matcher(stripped).matches()) {
            return new SheetCell.ErrorValue(stripped);
        }
        return stripped.startsWith("=") ? SheetCell.ErrorValue.NOT_CALCULATED : SheetCollector.text(text);
    }
}
