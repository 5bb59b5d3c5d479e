package city.renewal.starter.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes CSV (RFC 4180) in UTF-8 with a byte order mark, from which spreadsheet programs detect the encoding. The first
 * record has the column headings.
 *
 * <p>Prevents CSV injection. An apostrophe is put before a text that a spreadsheet program would read as a formula (it
 * begins with {@code = + - @}, their full-width forms, a tab or a line break); numbers and dates are not changed. An
 * apostrophe is also put before a formula that follows a separator or line break inside a text: where the list
 * separator is a semicolon, a spreadsheet program ignores the quotes of a field that does not begin the line and splits
 * the text there.
 */
public final class CsvExport implements ExportWriter {
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";
    private static final String SEPARATORS = ",;|\t\r\n\"";
    private static final Pattern FORMULA_BEHIND_SEPARATOR = Pattern.compile("(?<=[;|\t\r\n])(?=[=+\\-@＝＋－＠])");

    @Override
    public Format format() {
        return Format.CSV;
    }

    @Override
    public void write(ExportSheet<?> sheet, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write('\ufeff');
        rows(sheet, writer);
        writer.flush();
    }

    private static <T> void rows(ExportSheet<T> sheet, Writer writer) throws IOException {
        record(writer, sheet.columns().stream().map(ExportSheet.Column::label).toList());
        while (sheet.rows().hasNext()) {
            var row = sheet.rows().next();
            record(
                    writer,
                    sheet.columns().stream()
                            .map(column -> cell(column.value().apply(row)))
                            .toList());
        }
    }

    private static void record(Writer writer, List<String> cells) throws IOException {
        for (var i = 0; i < cells.size(); i++) {
            writer.write(i == 0 ? "" : ",");
            writer.write(quoted(cells.get(i)));
        }
        writer.write("\r\n");
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case String text -> safe(text);
            case ColouredText marked -> safe(marked.text());
            case Instant instant -> ExportSheet.minute(instant);
            default -> value.toString();
        };
    }

    private static String safe(String text) {
        var inside = FORMULA_BEHIND_SEPARATOR.matcher(text).replaceAll("'");
        return !inside.isEmpty() && FORMULA.indexOf(inside.charAt(0)) >= 0 ? "'" + inside : inside;
    }

    private static String quoted(String cell) {
        var isPlain = cell.chars().noneMatch(c -> SEPARATORS.indexOf(c) >= 0);
        return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
