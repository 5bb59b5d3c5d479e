package city.renewal.project.domain.ledger.cell;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Date cells: serial numbers that a format shows as a date, numbers that lost that format, and texts (see {@link
 * DateTexts}). The result is the day that a user sees in the sheet.
 *
 * <p>A serial number counts days; its fraction is the time of day. It is first rounded to the second, because
 * 45107.999999 is displayed as midnight of the next day.
 */
public final class DateCells {

    static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    static final LocalDate LATEST = LocalDate.of(2100, 12, 31);

    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(86_400);
    private static final BigDecimal LARGEST_SERIAL = BigDecimal.valueOf(100_000);

    private DateCells() {}

    /** The date of a cell; empty if it holds no valid date between 1990 and 2100. */
    public static Optional<LocalDate> parse(SheetCell cell) {
        return switch (cell) {
            case SheetCell.Numeric number -> parseNumber(number);
            case SheetCell.Text text -> DateTexts.parse(text.text());
            case SheetCell.Blank blank -> Optional.empty();
            case SheetCell.BooleanValue truth -> Optional.empty();
            case SheetCell.ErrorValue broken -> Optional.empty();
        };
    }

    private static Optional<LocalDate> parseNumber(SheetCell.Numeric number) {
        return switch (number.format()) {
            case DATE -> dayOfSerial(number);
            // A date cell that lost its format is still a date: in a date column, 45107 can mean nothing else. A format
            // such as 0000-00-00 displays 20230630 as a readable date.
            case PLAIN -> dayOfSerial(number).or(() -> DateTexts.parse(number.shown()));
            case DISGUISED -> DateTexts.parse(number.shown());
            case PERCENT, PART_OF_DATE -> Optional.empty();
        };
    }

    /** The day of a serial number in its workbook's date system, if it lies between 1990 and 2100. */
    static Optional<LocalDate> dayOfSerial(SheetCell.Numeric number) {
        if (number.value().abs().compareTo(LARGEST_SERIAL) > 0) {
            return Optional.empty();
        }
        var seconds = number.value().multiply(SECONDS_OF_DAY).setScale(0, RoundingMode.HALF_UP);
        var days = Math.floorDiv(seconds.longValueExact(), SECONDS_OF_DAY.longValueExact());
        var epoch = number.dateSystem() == SheetCell.DateSystem.SINCE_1904 ? EPOCH_1904 : EPOCH_1900;
        return Optional.of(epoch.plusDays(days)).filter(DateCells::isPlausible);
    }

    static boolean isPlausible(LocalDate date) {
        return !date.isBefore(EARLIEST) && !date.isAfter(LATEST);
    }
}
