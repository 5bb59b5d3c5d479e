package city.renewal.starter.export;

import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ExportSheet.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes values into a worksheet's cells. Texts are inline strings, never formulas, so nothing in them is executed.
 */
final class ExcelCells {
    private static final int MOST_TEXT = 32_000;
    private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
    private static final String TOTAL_FILL = "F2F2F2";

    private ExcelCells() {}

    static void write(Worksheet worksheet, int row, int column, Kind kind, @Nullable Object value) {
        fill(worksheet, row, column, value);
        style(worksheet, row, column, kind, value).set();
    }

    static void writeTotal(Worksheet worksheet, int row, int column, Kind kind, @Nullable Object value) {
        fill(worksheet, row, column, value);
        style(worksheet, row, column, kind, value).bold().fillColor(TOTAL_FILL).set();
    }

    /** Number of text lines that a value takes in its column; numbers and times take one. */
    static int lines(Column<?> column, @Nullable Object value) {
        var isText = column.kind() == Kind.TEXT || column.kind() == Kind.MARK;
        return isText && value != null ? TextWidth.lines(text(value.toString()), column.width() - 1) : 1;
    }

    private static void fill(Worksheet worksheet, int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> worksheet.inlineString(row, column, "");
            case Number number -> worksheet.value(row, column, number);
            case LocalDate date -> worksheet.value(row, column, date);
            case Instant instant -> worksheet.value(row, column, LocalDateTime.ofInstant(instant, ExportSheet.ZONE));
            default -> worksheet.inlineString(row, column, text(value.toString()));
        }
    }

    private static StyleSetter style(Worksheet worksheet, int row, int column, Kind kind, @Nullable Object value) {
        var style = worksheet.style(row, column).verticalAlignment("center").borderStyle(BorderStyle.THIN);
        return switch (kind) {
            case TEXT -> style.wrapText(true);
            case DATE -> style.format("yyyy-mm-dd").horizontalAlignment("center");
            case TIME -> style.format("yyyy-mm-dd hh:mm").horizontalAlignment("center");
            case NUMBER -> style.format("#,##0").horizontalAlignment("right");
            case DECIMAL -> style.format("General").horizontalAlignment("right");
            case POINTS -> style.format("#,##0.00").horizontalAlignment("right");
            case MONEY -> style.format("#,##0.00####").horizontalAlignment("right");
            case PERCENT -> style.format("0.00%").horizontalAlignment("right");
            case MARK -> marked(style, value);
        };
    }

    private static StyleSetter marked(StyleSetter style, @Nullable Object value) {
        var centred = style.wrapText(true).horizontalAlignment("center");
        return value instanceof ColouredText(var _, var colour)
                ? centred.fillColor(colour.fill()).fontColor(colour.font())
                : centred;
    }

    /**
     * Removes characters that XML does not allow and cuts the text to the length that a cell holds. In the format
     * {@code _x000D_} stands for a carriage return; a text that contains such a sequence has its first underscore
     * escaped, so that it is shown unchanged.
     */
    static String text(String value) {
        var allowed = new StringBuilder();
        value.codePoints().filter(ExcelCells::isAllowed).limit(MOST_TEXT).forEach(allowed::appendCodePoint);
        return LOOKS_ESCAPED.matcher(allowed).replaceAll("_x005F_");
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c < Character.MIN_SURROGATE)
                || (c > Character.MAX_SURROGATE && c < 0xFFFE)
                || c > 0xFFFF;
    }
}
