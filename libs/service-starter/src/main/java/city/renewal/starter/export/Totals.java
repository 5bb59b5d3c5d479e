package city.renewal.starter.export;

import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ExportSheet.Kind;
import java.math.BigDecimal;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** The last row of a sheet: the list's total, or the sums of the summed columns; no row if there is neither. */
final class Totals<T> {
    private static final String LABEL = "合计 Total";

    private final ExportSheet<T> sheet;
    private final BigDecimal[] sums;

    Totals(ExportSheet<T> sheet) {
        this.sheet = sheet;
        sums = new BigDecimal[sheet.columns().size()];
        java.util.Arrays.fill(sums, BigDecimal.ZERO);
    }

    void add(int column, @Nullable Object value) {
        if (sheet.columns().get(column).summed() && value instanceof Number number) {
            sums[column] = sums[column].add(new BigDecimal(number.toString()));
        }
    }

    void write(Worksheet worksheet, int row) {
        if (sheet.total() == null && sheet.columns().stream().noneMatch(Column::summed)) {
            return;
        }
        for (var i = 0; i < sums.length; i++) {
            var column = sheet.columns().get(i);
            ExcelCells.writeTotal(worksheet, row, i, column.kind(), i == 0 ? LABEL : value(i, column));
        }
    }

    private @Nullable Object value(int at, Column<T> column) {
        var total = sheet.total();
        if (total == null) {
            return column.summed() ? sums[at] : null;
        }
        return isFigure(column.kind()) ? column.value().apply(total) : null;
    }

    private static boolean isFigure(Kind kind) {
        return switch (kind) {
            case NUMBER, DECIMAL, POINTS, MONEY, PERCENT -> true;
            case TEXT, DATE, TIME, MARK -> false;
        };
    }
}
