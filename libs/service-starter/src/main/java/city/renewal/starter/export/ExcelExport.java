package city.renewal.starter.export;

import city.renewal.starter.export.ExportSheet.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook that can be printed and pinned up: title over all columns, a line that says as of when, headings that stay in
 * sight and are repeated on every page, A3 across, as wide as the page.
 *
 * <p>Texts are inline strings, never formulas, so that nothing in them is executed and none is held in memory. Rows go to the
 * stream a thousand at a time; beyond a million they go on in another sheet.
 */
public final class ExcelExport implements ExportWriter {
    private static final int TITLE = 0;
    private static final int NOTE = 1;
    private static final int HEADINGS = 2;
    private static final int FIRST_ROW = 3;
    private static final int FLUSH_EVERY = 1_000;
    private static final int MOST_TEXT = 32_000;
    private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
    private static final String HEADING_FILL = "DDEBF7";

    private final int rowsPerSheet;

    public ExcelExport() {
        this(1_000_000);
    }

    ExcelExport(int rowsPerSheet) {
        this.rowsPerSheet = rowsPerSheet;
    }

    @Override
    public Format format() {
        return Format.XLSX;
    }

    @Override
    public void write(ExportSheet<?> sheet, OutputStream out) throws IOException {
        var workbook = new Workbook(out, "renewal", "1.0");
        workbook.setGlobalDefaultFont("宋体", 10);
        sheets(sheet, workbook);
        workbook.finish();
    }

    private <T> void sheets(ExportSheet<T> sheet, Workbook workbook) throws IOException {
        var number = 1;
        do {
            var worksheet = workbook.newWorksheet(number == 1 ? sheet.title() : sheet.title() + number);
            layOut(worksheet, sheet.columns().size());
            head(worksheet, sheet);
            rows(worksheet, sheet);
            worksheet.finish();
            number++;
        } while (sheet.rows().hasNext());
    }

    private static void layOut(Worksheet worksheet, int columns) {
        worksheet.paperSize(PaperSize.A3_PAPER);
        worksheet.pageOrientation("landscape");
        worksheet.setFitToPage(true);
        worksheet.fitToWidth((short) 1);
        worksheet.fitToHeight((short) 0);
        worksheet.repeatRows(TITLE, HEADINGS);
        worksheet.freezePane(Math.min(2, columns), FIRST_ROW);
        worksheet.footer("第 &P 页 共 &N 页", Position.CENTER);
    }

    private static void head(Worksheet worksheet, ExportSheet<?> sheet) {
        var last = sheet.columns().size() - 1;
        worksheet.inlineString(TITLE, 0, text(sheet.title()));
        worksheet
                .range(TITLE, 0, TITLE, last)
                .style()
                .merge()
                .fontName("黑体")
                .fontSize(18)
                .bold()
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .set();
        worksheet.rowHeight(TITLE, 32);
        worksheet.inlineString(NOTE, 0, text(sheet.note()));
        worksheet
                .range(NOTE, 0, NOTE, last)
                .style()
                .merge()
                .horizontalAlignment("right")
                .set();
        for (var i = 0; i <= last; i++) {
            var column = sheet.columns().get(i);
            worksheet.width(i, column.width());
            worksheet.inlineString(HEADINGS, i, text(column.heading()));
            worksheet
                    .style(HEADINGS, i)
                    .bold()
                    .fillColor(HEADING_FILL)
                    .wrapText(true)
                    .horizontalAlignment("center")
                    .verticalAlignment("center")
                    .borderStyle(BorderStyle.THIN)
                    .set();
        }
        worksheet.rowHeight(HEADINGS, 30);
    }

    private <T> void rows(Worksheet worksheet, ExportSheet<T> sheet) throws IOException {
        for (var i = 0; i < rowsPerSheet && sheet.rows().hasNext(); i++) {
            row(worksheet, FIRST_ROW + i, sheet.columns(), sheet.rows().next());
            if (i % FLUSH_EVERY == FLUSH_EVERY - 1) {
                worksheet.flush();
            }
        }
    }

    private static <T> void row(Worksheet worksheet, int at, List<Column<T>> columns, T row) {
        for (var i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            cell(worksheet, at, i, column.value().apply(row));
            var style = worksheet.style(at, i).verticalAlignment("center").borderStyle(BorderStyle.THIN);
            switch (column.kind()) {
                case TEXT -> style.wrapText(true).set();
                case DATE ->
                    style.format("yyyy-mm-dd").horizontalAlignment("center").set();
                case NUMBER ->
                    style.format("#,##0").horizontalAlignment("right").set();
                case DECIMAL ->
                    style.format("General").horizontalAlignment("right").set();
                case MONEY ->
                    style.format("#,##0.00").horizontalAlignment("right").set();
                case PERCENT ->
                    style.format("0.00%").horizontalAlignment("right").set();
            }
        }
    }

    private static void cell(Worksheet worksheet, int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> worksheet.inlineString(row, column, "");
            case Number number -> worksheet.value(row, column, number);
            case LocalDate date -> worksheet.value(row, column, date);
            default -> worksheet.inlineString(row, column, text(value.toString()));
        }
    }

    /**
     * What XML can't say is left out, and a cell holds only so much. {@code _x000D_} stands for a carriage return in the
     * format; a text that contains those letters has its first underscore escaped, so that it is shown as it is.
     */
    private static String text(String value) {
        var allowed = new StringBuilder();
        value.codePoints().filter(ExcelExport::isAllowed).limit(MOST_TEXT).forEach(allowed::appendCodePoint);
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
