package city.renewal.project.adapter.excel;

import city.renewal.project.domain.ledger.cell.SheetCell;
import city.renewal.project.domain.ledger.cell.SheetCell.DateSystem;
import city.renewal.project.domain.ledger.cell.SheetCell.Format;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.format.CellFormat;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.jspecify.annotations.Nullable;

/** Creates number cells with their displayed form. For one workbook and one thread. */
final class NumberCells {

    /**
     * A spreadsheet displays 15 significant digits; further digits of a double are rounding errors that nobody typed.
     */
    private static final MathContext AS_SHOWN = new MathContext(15, RoundingMode.HALF_UP);

    /** Numbers outside this range are implausible in a ledger, and would have very many decimal digits. */
    private static final double LARGEST = 1e40;

    private static final double SMALLEST = 1e-40;

    /** The displayed text if the format code is invalid; it equals no number. */
    private static final String UNREADABLE = "?";

    private final DataFormatter formatter = new DataFormatter(Locale.ROOT);
    private final Map<String, NumberFormat> formats = new HashMap<>();
    private final DateSystem dateSystem;

    NumberCells(DateSystem dateSystem) {
        this.dateSystem = dateSystem;
    }

    /**
     * @param formatId the id of the format; built-in ids mean the same in every workbook
     * @param code the format code, or null for a built-in format
     */
    SheetCell cell(double stored, int formatId, @Nullable String code) {
        double magnitude = Math.abs(stored);
        if (!Double.isFinite(stored) || magnitude > LARGEST) {
            return SheetCell.ErrorValue.NO_NUMBER;
        }
        var value = magnitude < SMALLEST
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(stored).round(AS_SHOWN);
        var format = formats.computeIfAbsent(NumberFormat.code(formatId, code), NumberFormat::new);
        return switch (format.kind()) {
            case NUMBER_ITSELF -> new SheetCell.Numeric(value, Format.PLAIN, "", dateSystem);
            case DATE -> new SheetCell.Numeric(value, Format.DATE, "", dateSystem);
            case PART_OF_DATE -> new SheetCell.Numeric(value, Format.PART_OF_DATE, shown(stored, format), dateSystem);
            case NUMBER -> SheetCell.Numeric.shownAs(value, shown(stored, format), dateSystem);
        };
    }

    private String shown(double value, NumberFormat format) {
        var section = format.sections().choose(value);
        if (section.isEmpty()) {
            return byCellFormat(value, format.code());
        }
        var code = section.get().code();
        double magnitude = section.get().ownsSign() ? -value : value;
        if (code.isBlank()) {
            return "";
        }
        return FormatSections.isPlain(code)
                ? formatter.formatRawCellContents(magnitude, NumberFormat.CUSTOM, code)
                : byCellFormat(magnitude, code);
    }

    private static String byCellFormat(double value, String code) {
        try {
            return CellFormat.getInstance(Locale.ROOT, code).apply(value).text;
        } catch (RuntimeException notAFormat) {
            return UNREADABLE;
        }
    }
}
