package city.renewal.project.domain.table;

import city.renewal.events.PlainText;
import city.renewal.project.domain.ledger.cell.DateCells;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.cell.PlainNumbers;
import city.renewal.project.domain.ledger.cell.SheetCell;
import city.renewal.project.domain.ledger.sheet.LedgerSheet;
import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table. An invalid value is added to the violations with its cell name, and reads like a blank cell, so
 * that one pass reports all faults.
 *
 * @param row counted from 1 as the spreadsheet shows it
 * @param cells the cells of the table's columns, without blank ones
 * @param places index of each column in the sheet
 */
public record TableRow<C extends TableColumn>(int row, Map<C, SheetCell> cells, Map<C, Integer> places) {
    private static final Pattern BETWEEN = Pattern.compile("[、,，;；\\s\\u3000]+");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]{0,99}");
    private static final int LONGEST_SHOWN = 40;

    public TableRow {
        cells = Map.copyOf(cells);
        places = Map.copyOf(places);
    }

    /** The displayed text of the cell; empty if it is blank. */
    public String shown(C column) {
        return cells.getOrDefault(column, SheetCell.Blank.BLANK).shown().strip();
    }

    /** A single-line text; null if the cell is blank or invalid. */
    public @Nullable String text(C column, int most, List<LedgerViolation> violations) {
        return text(column, most, violations, true);
    }

    /** A multi-line text; null if the cell is blank or invalid. */
    public @Nullable String note(C column, int most, List<LedgerViolation> violations) {
        return text(column, most, violations, false);
    }

    private @Nullable String text(C column, int most, List<LedgerViolation> violations, boolean isLine) {
        var text = shown(column);
        if (text.isEmpty()) {
            missing(column, violations);
            return null;
        }
        if (cells.get(column) instanceof SheetCell.ErrorValue) {
            violations.add(
                    wrong(column, LedgerFault.ERROR_CELL, "公式有误或未计算", "Expected a value, not a formula's error"));
            return null;
        }
        var fault = isLine ? PlainText.faultOfLine(text) : PlainText.faultOfNote(text);
        if (text.length() > most || fault != null) {
            violations.add(wrong(
                    column,
                    LedgerFault.BAD_TEXT,
                    "文字最长 %d 个字符，且不能含有控制字符".formatted(most),
                    "Expected at most %d characters, none of them hidden".formatted(most)));
            return null;
        }
        return text;
    }

    /** An id that is valid in a URL path; null if the cell is blank or invalid. */
    public @Nullable String id(C column, List<LedgerViolation> violations) {
        var id = text(column, 100, violations);
        if (id == null || ID.matcher(id).matches()) {
            return id;
        }
        violations.add(wrong(
                column,
                LedgerFault.BAD_TEXT,
                "编号只能由字母、数字和 . _ ~ - 组成，最长 100 个字符",
                "Expected 1 to 100 letters, digits or any of . _ ~ - beginning with a letter or digit"));
        return null;
    }

    /** The values of a cell that holds several, separated by 、, commas, semicolons or spaces. */
    public List<String> list(C column) {
        return Arrays.stream(BETWEEN.split(shown(column), -1))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** A number with at most the given number of decimals; null if the cell is blank or invalid. */
    public @Nullable BigDecimal number(
            C column, BigDecimal least, BigDecimal most, int decimals, List<LedgerViolation> violations) {
        var text = shown(column);
        if (text.isEmpty()) {
            missing(column, violations);
            return null;
        }
        var number = PlainNumbers.parse(text)
                .filter(value -> value.compareTo(least) >= 0
                        && value.compareTo(most) <= 0
                        && value.stripTrailingZeros().scale() <= decimals)
                .orElse(null);
        if (number == null) {
            violations.add(wrong(
                    column,
                    LedgerFault.BAD_NUMBER,
                    "应为 %s 到 %s 之间的数，最多 %d 位小数".formatted(least.toPlainString(), most.toPlainString(), decimals),
                    "Expected a number from %s to %s with at most %d decimals"
                            .formatted(least.toPlainString(), most.toPlainString(), decimals)));
        }
        return number;
    }

    /** A date; null if the cell is blank or invalid. */
    public @Nullable LocalDate date(C column, List<LedgerViolation> violations) {
        if (shown(column).isEmpty()) {
            missing(column, violations);
            return null;
        }
        var date = DateCells.parse(cells.getOrDefault(column, SheetCell.Blank.BLANK))
                .orElse(null);
        if (date == null) {
            violations.add(
                    wrong(column, LedgerFault.BAD_DATE, "应为日期，如 2023-06-30", "Expected a date such as 2023-06-30"));
        }
        return date;
    }

    private void missing(C column, List<LedgerViolation> violations) {
        if (column.isRequired()) {
            violations.add(wrong(column, LedgerFault.MISSING_VALUE, "必填", "Expected a value"));
        }
    }

    public LedgerViolation wrong(C column, LedgerFault fault, String chinese, String english) {
        var place = places.get(column);
        var cell = place == null ? "row " + row : LedgerSheet.columnName(place) + row;
        var value = shown(column);
        return new LedgerViolation(
                row,
                cell,
                column.title(),
                value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN - 1) + "…" : value,
                fault,
                chinese,
                english);
    }
}
