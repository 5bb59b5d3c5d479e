package city.renewal.project.domain.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as ledgers write them: date cells, {@code 2023-06-30}, {@code 2023/6/30}, {@code 2023.6.30},
 * {@code 2023年6月30日}, {@code 20230630}. A day that no calendar has is no date, and a month without a day is none
 * either: the platform does not choose a day for anybody.
 */
final class DateCells {

    private static final LocalDate EXCEL_EPOCH = LocalDate.of(1899, 12, 30);
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);
    private static final BigDecimal EARLIEST_SERIAL = serial(EARLIEST);
    private static final BigDecimal LATEST_SERIAL = serial(LATEST);

    private static final Pattern SEPARATED = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})");
    private static final Pattern CHINESE = Pattern.compile("(\\d{4})(年)(\\d{1,2})月(\\d{1,2})[日号]?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})()(\\d{2})(\\d{2})");
    private static final Pattern MIDNIGHT = Pattern.compile("T?0?0:00(:00)?(\\.0+)?Z?$");

    private DateCells() {}

    /** The date of a cell, or nothing when it holds no date that exists between 1990 and 2100. */
    static Optional<LocalDate> parse(SheetCell cell) {
        return switch (cell) {
            case SheetCell.Numeric number -> parseNumber(number.value(), number.format());
            case SheetCell.Text text -> parseText(text.text());
            case SheetCell.Blank blank -> Optional.empty();
            case SheetCell.Truth truth -> Optional.empty();
            case SheetCell.Broken broken -> Optional.empty();
        };
    }

    static boolean isDateSerial(BigDecimal serial) {
        return serial.compareTo(EARLIEST_SERIAL) >= 0 && serial.compareTo(LATEST_SERIAL) <= 0;
    }

    /** The day of a serial number; a time of day is cut off. */
    static LocalDate ofSerial(BigDecimal serial) {
        return EXCEL_EPOCH.plusDays(serial.setScale(0, RoundingMode.FLOOR).longValueExact());
    }

    private static Optional<LocalDate> parseNumber(BigDecimal value, SheetCell.Format format) {
        if (format == SheetCell.Format.PERCENT) {
            return Optional.empty();
        }
        if (isDateSerial(value)) {
            // A date cell that lost its format is still what it was: no ledger column of dates holds 45107 for
            // anything else.
            return Optional.of(ofSerial(value));
        }
        return value.stripTrailingZeros().scale() <= 0 && value.precision() - value.scale() == 8
                ? parseText(value.toBigInteger().toString())
                : Optional.empty();
    }

    private static Optional<LocalDate> parseText(String text) {
        var compact = MIDNIGHT.matcher(CellText.compact(text)).replaceFirst("");
        for (var pattern : new Pattern[] {SEPARATED, CHINESE, COMPACT}) {
            var matcher = pattern.matcher(compact);
            if (matcher.matches()) {
                return day(matcher);
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> day(Matcher matcher) {
        try {
            var date = LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(3)),
                    Integer.parseInt(matcher.group(4)));
            return date.isBefore(EARLIEST) || date.isAfter(LATEST) ? Optional.empty() : Optional.of(date);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static BigDecimal serial(LocalDate date) {
        return BigDecimal.valueOf(date.toEpochDay() - EXCEL_EPOCH.toEpochDay());
    }
}
