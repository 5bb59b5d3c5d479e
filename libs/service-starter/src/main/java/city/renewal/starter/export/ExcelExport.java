package city.renewal.starter.export;

import city.renewal.starter.export.ExportSheet.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a workbook that is ready to print: a title over all columns, a line with the date of the data, a frozen
 * heading row with filters that is repeated on every page, landscape A4 or A3 fitted to the page width, and a last row
 * with totals if columns are summed.
 *
 * <p>Rows are flushed to the stream a thousand at a time. After a million rows the list continues in another sheet.
 */
public final class ExcelExport implements ExportWriter {
    private static final int TITLE = 0;
    private static final int NOTE = 1;
    private static final int HEADINGS = 2;
    private static final int FIRST_ROW = 3;
    private static final int FLUSH_EVERY = 1_000;
    private static final int LONGEST_SHEET_NAME = 31;

    /** Limit in characters; a wider line printed on A4 is too small to read. */
    private static final int WIDEST_ON_A4 = 150;

    /** Line height in points. Programs do not adjust the height of a row for which the file gives none. */
    private static final int LINE = 13;

    private static final int HIGHEST_ROW = 400;

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
        var totals = new Totals<>(sheet);
        var number = 1;
        do {
            var worksheet = workbook.newWorksheet(name(sheet.title().list(), number));
            layOut(worksheet, sheet.columns());
            head(worksheet, sheet);
            headings(worksheet, sheet.columns());
            var end = rows(worksheet, sheet, totals);
            worksheet.setAutoFilter(
                    HEADINGS, 0, Math.max(HEADINGS, end - 1), sheet.columns().size() - 1);
            if (!sheet.rows().hasNext()) {
                totals.write(worksheet, end);
            }
            worksheet.finish();
            number++;
        } while (sheet.rows().hasNext());
    }

    /** Excel limits the length of a sheet name and forbids these characters. */
    private static String name(String title, int number) {
        var suffix = number == 1 ? "" : Integer.toString(number);
        var clean = title.replaceAll("[\\\\/?*\\[\\]:']", " ").strip();
        return clean.substring(0, Math.min(clean.length(), LONGEST_SHEET_NAME - suffix.length())) + suffix;
    }

    private static void layOut(Worksheet worksheet, List<? extends Column<?>> columns) {
        var isNarrow = columns.stream().mapToInt(Column::width).sum() <= WIDEST_ON_A4;
        worksheet.paperSize(isNarrow ? PaperSize.A4_PAPER : PaperSize.A3_PAPER);
        worksheet.pageOrientation("landscape");
        worksheet.setFitToPage(true);
        worksheet.fitToWidth((short) 1);
        worksheet.fitToHeight((short) 0);
        worksheet.repeatRows(TITLE, HEADINGS);
        worksheet.freezePane(Math.min(2, columns.size()), FIRST_ROW);
        worksheet.footer("第 &P 页 共 &N 页", Position.CENTER);
    }

    private static void head(Worksheet worksheet, ExportSheet<?> sheet) {
        var last = sheet.columns().size() - 1;
        var width = sheet.columns().stream().mapToInt(Column::width).sum();
        var title = sheet.title().text();
        worksheet.inlineString(TITLE, 0, ExcelCells.text(title));
        worksheet
                .range(TITLE, 0, TITLE, last)
                .style()
                .merge()
                .fontName("黑体")
                .fontSize(18)
                .bold()
                .wrapText(true)
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .set();
        // A title character is nearly twice as wide as a character of the columns' widths.
        worksheet.rowHeight(TITLE, Math.min(HIGHEST_ROW, 8 + 24 * TextWidth.lines(title, Math.max(1, width / 2))));
        worksheet.inlineString(NOTE, 0, ExcelCells.text(sheet.note()));
        worksheet
                .range(NOTE, 0, NOTE, last)
                .style()
                .merge()
                .horizontalAlignment("right")
                .set();
    }

    private static void headings(Worksheet worksheet, List<? extends Column<?>> columns) {
        var lines = 1;
        for (var i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            worksheet.width(i, column.width());
            var heading = column.english().isEmpty() ? column.heading() : column.heading() + "\n" + column.english();
            lines = Math.max(lines, TextWidth.lines(heading, column.width() - TextWidth.FILTER_BUTTON));
            worksheet.inlineString(HEADINGS, i, ExcelCells.text(heading));
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
        worksheet.rowHeight(HEADINGS, Math.min(HIGHEST_ROW, 4 + 14 * lines));
    }

    /** @return the index of the row after the last one written */
    private <T> int rows(Worksheet worksheet, ExportSheet<T> sheet, Totals<T> totals) throws IOException {
        var at = FIRST_ROW;
        for (; at < FIRST_ROW + rowsPerSheet && sheet.rows().hasNext(); at++) {
            var row = sheet.rows().next();
            var lines = 1;
            for (var i = 0; i < sheet.columns().size(); i++) {
                var column = sheet.columns().get(i);
                var value = column.value().apply(row);
                ExcelCells.write(worksheet, at, i, column.kind(), value);
                totals.add(i, value);
                lines = Math.max(lines, ExcelCells.lines(column, value));
            }
            if (lines > 1) {
                worksheet.rowHeight(at, Math.min(HIGHEST_ROW, 2 + LINE * lines));
            }
            if (at % FLUSH_EVERY == FLUSH_EVERY - 1) {
                worksheet.flush();
            }
        }
        return at;
    }
}
