package city.renewal.project.domain.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What stands in one cell of a sheet, before anybody asked what it should mean. */
public sealed interface SheetCell {

    /** Nothing, or spaces. */
    enum Blank implements SheetCell {
        BLANK
    }

    record Text(String text) implements SheetCell {}

    /**
     * A number as the spreadsheet shows it: at most 15 significant digits, so that the artefacts of binary doubles
     * (15.600000000000001) are gone; never passed through a double here.
     */
    record Numeric(BigDecimal value, Format format) implements SheetCell {}

    /** TRUE or FALSE. */
    record Truth(boolean value) implements SheetCell {}

    /** A formula's error ({@code #REF!}), or a formula whose result was never stored. */
    record Broken(String error) implements SheetCell {}

    /** What a number cell's format makes of its number. */
    enum Format {
        PLAIN,
        /** 0.4 is shown as 40 %. */
        PERCENT,
        /** Days since 1899-12-30 are shown as a date. */
        DATE
    }

    /** The cell as a person would read it in the sheet. */
    default String shown() {
        return switch (this) {
            case Blank blank -> "";
            case Text text -> text.text();
            case Numeric number ->
                switch (number.format()) {
                    case PLAIN -> plain(number.value());
                    case PERCENT -> plain(number.value().movePointRight(2)) + "%";
                    case DATE -> dateOrNumber(number.value());
                };
            case Truth truth -> truth.value() ? "TRUE" : "FALSE";
            case Broken broken -> broken.error();
        };
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String dateOrNumber(BigDecimal serial) {
        return DateCells.isDateSerial(serial) ? day(serial).toString() : plain(serial);
    }

    private static LocalDate day(BigDecimal serial) {
        return DateCells.ofSerial(serial);
    }
}
