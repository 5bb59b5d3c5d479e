package city.renewal.project.domain.ledger.sheet;

import city.renewal.events.Money;
import city.renewal.project.domain.ledger.cell.CellText;
import city.renewal.project.domain.ledger.cell.DateCells;
import city.renewal.project.domain.ledger.cell.DisplayedNumber;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.cell.MoneyCells;
import city.renewal.project.domain.ledger.cell.PlainNumbers;
import city.renewal.project.domain.ledger.cell.SheetCell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses one row's cells by the types of their columns. An invalid cell is reported as a violation and returns null,
 * like an optional blank cell. A blank cell of a required column is a violation too.
 */
public final class RowCells {

    private static final Pattern ID = Pattern.compile("[\\p{IsHan}A-Za-z0-9][\\p{IsHan}A-Za-z0-9._-]{0,63}");
    /** Control characters, including those that change the text direction: they make a name look like another one. */
    private static final Pattern HIDDEN =
            Pattern.compile("[\\p{Cc}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private static final int LONGEST_TEXT = 200;

    private final LedgerSheet sheet;
    private final LedgerHeader header;
    private final LedgerViolations violations;
    private final LedgerWarnings warnings;
    private final int row;

    public RowCells(
            LedgerSheet sheet, LedgerHeader header, LedgerViolations violations, LedgerWarnings warnings, int row) {
        this.sheet = sheet;
        this.header = header;
        this.violations = violations;
        this.warnings = warnings;
        this.row = row;
    }

    public int row() {
        return row;
    }

    public void wrong(LedgerColumn column, LedgerFault fault, String chinese, String english) {
        violations.add(row, column, fault, chinese, english);
    }

    public void warn(LedgerColumn column, LedgerWarning.Kind kind, String chinese, String english) {
        warnings.add(row, column, kind, chinese, english);
    }

    /** The cell; blank if the sheet lacks the column or has it twice. */
    SheetCell cell(LedgerColumn column) {
        var heading = header.cell(column);
        return heading == null || header.isDuplicate(column) ? SheetCell.Blank.BLANK : sheet.at(row, heading.index());
    }

    public boolean isBlank(LedgerColumn column) {
        return cell(column) instanceof SheetCell.Blank;
    }

    /** Whether the value belongs to this row, and not to a merged cell that begins above. */
    public boolean isOwn(LedgerColumn column) {
        var heading = header.cell(column);
        return heading != null && !isBlank(column) && !sheet.continuesFromAbove(row, heading.index());
    }

    /** The displayed text of the cell. */
    public String shown(LedgerColumn column) {
        return CellText.tidy(cell(column).shown());
    }

    @Nullable
    public String text(LedgerColumn column) {
        if (missing(column)) {
            return null;
        }
        var cell = cell(column);
        if (cell instanceof SheetCell.Numeric number && number.hasLostDigits()) {
            wrong(
                    column,
                    LedgerFault.BAD_TEXT,
                    "数字超过 15 位，表格只保留前 15 位，请把单元格设为文本后重新填写",
                    "Expected text: of a number of more than 15 digits a spreadsheet keeps only 15");
            return null;
        }
        if (isDate(cell) || cell instanceof SheetCell.BooleanValue) {
            wrong(column, LedgerFault.BAD_TEXT, "应为文字，却是日期或逻辑值", "Expected text, but it is a date or a truth value");
            return null;
        }
        var text = shown(column);
        if (text.length() > LONGEST_TEXT) {
            wrong(
                    column,
                    LedgerFault.BAD_TEXT,
                    "文字超过 %d 个字".formatted(LONGEST_TEXT),
                    "Expected at most %d characters".formatted(LONGEST_TEXT));
            return null;
        }
        if (HIDDEN.matcher(text).find()) {
            wrong(
                    column,
                    LedgerFault.BAD_TEXT,
                    "文字中含有看不见的控制字符（如书写方向控制符），请删除后重新填写",
                    "Expected text without control characters, such as those that turn its direction");
            return null;
        }
        return text;
    }

    private static boolean isDate(SheetCell cell) {
        return cell instanceof SheetCell.Numeric number
                && (number.format() == SheetCell.Format.DATE || number.format() == SheetCell.Format.PART_OF_DATE);
    }

    /** A code: letters, digits and Chinese characters, dots, dashes and underscores. */
    @Nullable
    public String id(LedgerColumn column) {
        var text = text(column);
        if (text == null) {
            return null;
        }
        boolean isNumber = cell(column) instanceof SheetCell.Numeric;
        var id = CellText.compact(isNumber ? text.replace(",", "") : text);
        if (!ID.matcher(id).matches()) {
            wrong(
                    column,
                    LedgerFault.BAD_TEXT,
                    "编号只能由汉字、字母、数字和 . _ - 组成，最长 64 个字符",
                    "Expected a code of letters, digits and . _ -, 64 at most");
            return null;
        }
        return id;
    }

    @Nullable
    public LocalDate date(LedgerColumn column) {
        if (missing(column)) {
            return null;
        }
        var cell = cell(column);
        if (cell instanceof SheetCell.Numeric number && number.format() == SheetCell.Format.PART_OF_DATE) {
            wrong(
                    column,
                    LedgerFault.MISLEADING_FORMAT,
                    "单元格的格式没有显示完整的年月日，请改用显示年月日的日期格式",
                    "Expected a date with its year, month and day, but the cell's format shows only a part of it");
            return null;
        }
        var date = DateCells.parse(cell);
        if (date.isEmpty()) {
            wrong(
                    column,
                    LedgerFault.BAD_DATE,
                    "不是有效日期（如 2023-06-30、2023年6月30日），或该日不存在",
                    "Expected a date such as 2023-06-30 that the calendar has");
        }
        return date.orElse(null);
    }

    @Nullable
    public Money money(LedgerColumn column) {
        if (missing(column) || disguised(column)) {
            return null;
        }
        return switch (MoneyCells.parse(cell(column), header.note(column))) {
            case MoneyCells.Result.Amount known -> known.money();
            case MoneyCells.Result.Invalid wrong -> {
                if (wrong.fault() == LedgerFault.UNIT_UNKNOWN
                        && cell(column) instanceof SheetCell.Numeric number
                        && !MoneyCells.showsUnit(number)) {
                    // The fault is the unit in the header, which is reported once for the header.
                    yield null;
                }
                wrong(column, wrong.fault(), wrong.chinese(), wrong.english());
                yield null;
            }
        };
    }

    @Nullable
    public Integer wholeNumber(LedgerColumn column, int least, int most) {
        var number = decimal(column, BigDecimal.valueOf(least), BigDecimal.valueOf(most));
        if (number == null) {
            return null;
        }
        if (number.stripTrailingZeros().scale() > 0) {
            wrong(column, LedgerFault.BAD_NUMBER, "应为整数", "Expected a whole number");
            return null;
        }
        return number.intValueExact();
    }

    @Nullable
    public BigDecimal decimal(LedgerColumn column, BigDecimal least, BigDecimal most) {
        if (missing(column) || disguised(column)) {
            return null;
        }
        var number = plainNumber(column);
        if (number.isEmpty()) {
            wrong(column, LedgerFault.BAD_NUMBER, "不是数字", "Expected a number");
            return null;
        }
        if (number.get().compareTo(least) < 0 || number.get().compareTo(most) > 0) {
            wrong(
                    column,
                    LedgerFault.BAD_NUMBER,
                    "应在 %s 与 %s 之间".formatted(least.toPlainString(), most.toPlainString()),
                    "Expected a number from %s to %s".formatted(least.toPlainString(), most.toPlainString()));
            return null;
        }
        return number.get();
    }

    /** A percentage from 0 to 100, rounded down, so that 99.6 % is not complete. */
    @Nullable
    public Integer percent(LedgerColumn column) {
        if (missing(column) || disguised(column)) {
            return null;
        }
        var cell = cell(column);
        Optional<BigDecimal> percent =
                cell instanceof SheetCell.Numeric number && number.format() == SheetCell.Format.PERCENT
                        ? Optional.of(number.value().movePointRight(2))
                        : plainNumber(column);
        if (percent.isEmpty() || percent.get().signum() < 0 || percent.get().compareTo(BigDecimal.valueOf(100)) > 0) {
            wrong(column, LedgerFault.BAD_PERCENT, "应为 0 到 100 的百分数", "Expected a percentage from 0 to 100");
            return null;
        }
        return percent.get().setScale(0, RoundingMode.FLOOR).intValueExact();
    }

    /** A number without a per cent sign in its text or format; empty otherwise. */
    public Optional<BigDecimal> numberWithoutPercentSign(LedgerColumn column) {
        return switch (cell(column)) {
            case SheetCell.Numeric number ->
                number.format() == SheetCell.Format.PLAIN ? Optional.of(number.value()) : Optional.empty();
            case SheetCell.Text text -> PlainNumbers.parse(CellText.compact(text.text()));
            case SheetCell.Blank _, SheetCell.BooleanValue _, SheetCell.ErrorValue _ -> Optional.empty();
        };
    }

    /** A number, optionally followed by the column's unit (30天, 960栋, 40%). */
    private Optional<BigDecimal> plainNumber(LedgerColumn column) {
        return switch (cell(column)) {
            case SheetCell.Numeric number -> numberWithUnit(number, column);
            case SheetCell.Text text -> PlainNumbers.parse(withoutUnit(CellText.spaced(text.text()), column));
            case SheetCell.Blank blank -> Optional.empty();
            case SheetCell.BooleanValue truth -> Optional.empty();
            case SheetCell.ErrorValue broken -> Optional.empty();
        };
    }

    private Optional<BigDecimal> numberWithUnit(SheetCell.Numeric number, LedgerColumn column) {
        boolean isNumber = number.format() == SheetCell.Format.PLAIN
                && DisplayedNumber.parse(number.display())
                        .map(shown -> shown.before().isEmpty()
                                && withoutUnit(shown.after(), column).isEmpty())
                        .orElse(true);
        return isNumber ? Optional.of(number.value()) : Optional.empty();
    }

    private String withoutUnit(String text, LedgerColumn column) {
        var units = switch (column) {
            case DURATION -> new String[] {"个工作日", "工作日", "日历天", "天", "日"};
            case BUILDINGS -> new String[] {"栋", "座"};
            case HOUSEHOLDS -> new String[] {"户"};
            case FLOOR_AREA -> new String[] {"平方米", "m2", "m²", "平米"};
            case PROGRESS -> new String[] {"%"};
            default -> new String[0];
        };
        for (var unit : units) {
            if (text.endsWith(unit)) {
                return text.substring(0, text.length() - unit.length());
            }
        }
        return text;
    }

    /**
     * Whether the cell is blank or has an error value. Blank cells of required columns and all error values are
     * reported.
     */
    private boolean missing(LedgerColumn column) {
        var cell = cell(column);
        if (cell instanceof SheetCell.ErrorValue broken) {
            wrong(
                    column,
                    LedgerFault.ERROR_CELL,
                    "单元格出错，或公式没有保存计算结果：" + CellText.shorten(broken.error()),
                    "Expected a value, but the cell is in error or its formula has no stored result: "
                            + CellText.shorten(broken.error()));
            return true;
        }
        if (!(cell instanceof SheetCell.Blank)) {
            return false;
        }
        if (column.isRequired() && header.cell(column) != null && !header.isDuplicate(column)) {
            wrong(
                    column,
                    LedgerFault.MISSING_VALUE,
                    "缺少" + column.title(),
                    "Expected a value in this column, but the cell is blank");
        }
        return true;
    }

    /** Reports a number cell whose format displays something other than its number. */
    private boolean disguised(LedgerColumn column) {
        if (!(cell(column) instanceof SheetCell.Numeric number) || number.format() != SheetCell.Format.DISGUISED) {
            return false;
        }
        wrong(
                column,
                LedgerFault.MISLEADING_FORMAT,
                "单元格显示的是“%s”，实际数值是 %s，请改用按原数显示的格式"
                        .formatted(CellText.shorten(number.display()), DisplayedNumber.plain(number.value())),
                "Expected a format that shows the cell's number %s, but it shows '%s'"
                        .formatted(DisplayedNumber.plain(number.value()), CellText.shorten(number.display())));
        return true;
    }

    public String headerNote(LedgerColumn column) {
        return header.note(column);
    }
}
