package city.renewal.project.adapter.excel;

import city.renewal.project.adapter.excel.XlsxPackage.DateSystem;
import city.renewal.project.adapter.excel.XlsxSheetReader.RawCell;
import city.renewal.project.domain.ledger.SheetCell;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns stored cells into what they mean, with the workbook's shared texts, formats and date system at hand. */
final class XlsxCells {

    /** A spreadsheet shows 15 significant digits; what a double leaves behind them nobody typed. */
    private static final MathContext AS_SHOWN = new MathContext(15, RoundingMode.HALF_UP);

    private static final BigDecimal DAYS_FROM_1900_TO_1904 = BigDecimal.valueOf(1462);
    private static final int LONGEST_NUMBER = 40;

    private final Map<Integer, String> texts;
    private final XlsxFormats formats;
    private final DateSystem dateSystem;

    XlsxCells(Map<Integer, String> texts, XlsxFormats formats, DateSystem dateSystem) {
        this.texts = texts;
        this.formats = formats;
        this.dateSystem = dateSystem;
    }

    SheetCell meaning(@Nullable RawCell cell) {
        if (cell == null) {
            return SheetCell.Blank.BLANK;
        }
        var value = cell.value();
        if (value == null) {
            return new SheetCell.Broken("公式未计算");
        }
        return switch (cell.type()) {
            case "s" -> text(texts.getOrDefault(sharedIndex(value), ""));
            case "str", "inlineStr" -> text(value);
            case "d" -> text(value.indexOf('T') == 10 ? value.substring(0, 10) : value);
            case "b" -> new SheetCell.Truth(value.equals("1"));
            case "e" -> new SheetCell.Broken(value);
            default -> number(value.strip(), formats.ofStyle(cell.style()));
        };
    }

    /** The number of a shared text, or -1. */
    static int sharedIndex(String value) {
        var digits = value.strip();
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
    }

    private static SheetCell text(String text) {
        return text.isBlank() ? SheetCell.Blank.BLANK : new SheetCell.Text(text);
    }

    private SheetCell number(String stored, SheetCell.Format format) {
        if (stored.length() > LONGEST_NUMBER) {
            return text(stored);
        }
        try {
            var value = new BigDecimal(stored).round(AS_SHOWN);
            if (Math.abs((long) value.scale()) > LONGEST_NUMBER) {
                return text(stored);
            }
            boolean shifted = format == SheetCell.Format.DATE && dateSystem == DateSystem.SINCE_1904;
            return new SheetCell.Numeric(shifted ? value.add(DAYS_FROM_1900_TO_1904) : value, format);
        } catch (NumberFormatException | ArithmeticException notANumber) {
            return text(stored);
        }
    }
}
