package city.renewal.project.adapter.excel;

import city.renewal.project.application.problem.TableFormat;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import city.renewal.project.domain.table.SheetTable;
import city.renewal.project.domain.table.TableColumn;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;

/** Reads a table from a spreadsheet file: the first sheet with its header. */
public final class SpreadsheetTable<C extends TableColumn> implements TableFormat<C> {
    private final String title;
    private final List<C> columns;
    private final Map<C, String> example;

    /**
     * @param title the table's Chinese name
     * @param example the values of the template's example row, by column
     */
    public SpreadsheetTable(String title, List<C> columns, Map<C, String> example) {
        this.title = title;
        this.columns = List.copyOf(columns);
        this.example = Map.copyOf(example);
    }

    @Override
    public ReadResult<C> read(InputStream file) throws IOException {
        try {
            return Spreadsheets.firstOf(file, sheet -> SheetTable.parse(sheet, columns))
                    .value()
                    .<ReadResult<C>>map(ReadResult.Rows::new)
                    .orElseGet(() -> headerNotFound());
        } catch (UnreadableWorkbook e) {
            return unreadable(e.fault(), e.chinese(), e.english());
        }
    }

    private ReadResult<C> headerNotFound() {
        var required = columns.stream()
                .filter(TableColumn::isRequired)
                .map(TableColumn::title)
                .collect(Collectors.joining("、"));
        return unreadable(
                LedgerFault.HEADER_NOT_FOUND,
                "没有找到%s的表头（前 20 行中应有 %s 列）".formatted(title, required),
                "Expected the headers %s within the first 20 rows".formatted(required));
    }

    private ReadResult<C> unreadable(LedgerFault fault, String chinese, String english) {
        return new ReadResult.Unreadable<>(new LedgerViolation(0, "", "", "", fault, chinese, english));
    }

    @Override
    public void writeTemplate(OutputStream target) throws IOException {
        try (var workbook = new Workbook(target, "renewal", "1.0")) {
            var sheet = workbook.newWorksheet(title);
            for (int index = 0; index < columns.size(); index++) {
                var column = columns.get(index);
                sheet.value(0, index, (column.isRequired() ? "*" : "") + column.title());
                sheet.style(0, index)
                        .bold()
                        .fillColor("DDEBF7")
                        .borderStyle("thin")
                        .set();
                sheet.width(index, Math.max(10, 2.2 * column.title().length() + 4));
                var value = example.getOrDefault(column, "");
                if (!value.isEmpty()) {
                    sheet.value(1, index, value);
                }
            }
            sheet.freezePane(0, 1);
        }
    }
}
