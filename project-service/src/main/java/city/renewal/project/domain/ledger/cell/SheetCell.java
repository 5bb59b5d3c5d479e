package city.renewal.project.domain.ledger.cell;

import java.math.BigDecimal;

/** The raw value of one cell of a sheet. */
public sealed interface SheetCell {

    /** An empty cell, or only spaces. */
    enum Blank implements SheetCell {
        BLANK
    }

    record Text(String text) implements SheetCell {}

    /**
     * A number with its displayed form.
     *
     * @param value the stored number with at most 15 significant digits, which removes artefacts of binary doubles
     *     (15.600000000000001)
     * @param format the kind of the cell's number format
     * @param display the displayed text; empty if it equals the number
     * @param dateSystem the epoch of the workbook's dates
     */
    record Numeric(BigDecimal value, Format format, String display, DateSystem dateSystem) implements SheetCell {

        private static final int DIGITS_KEPT = 15;

        public Numeric(BigDecimal value, Format format) {
            this(value, format, "", DateSystem.SINCE_1900);
        }

        /** The cell of a number with a displayed text: blank, or a number that the text represents or hides. */
        public static SheetCell shownAs(BigDecimal value, String display, DateSystem dateSystem) {
            return DisplayedNumber.cell(value, display, dateSystem);
        }

        /** Whether the spreadsheet may have lost digits: there are more than 15 before the decimal point. */
        public boolean hasLostDigits() {
            return value.signum() != 0 && value.precision() - value.scale() > DIGITS_KEPT;
        }
    }

    /** TRUE or FALSE. */
    record BooleanValue(boolean value) implements SheetCell {}

    /** A formula error ({@code #REF!}), or a formula without a stored result. */
    record ErrorValue(String error) implements SheetCell {
        public static final ErrorValue NOT_CALCULATED = new ErrorValue("公式未计算");
        public static final ErrorValue NO_NUMBER = new ErrorValue("数值无效");
    }

    /** The kind of a number format. */
    enum Format {
        /** Displays the number, possibly rounded, padded or with a unit. */
        PLAIN,
        /** Displays 0.4 as 40 %. */
        PERCENT,
        /** Displays a date with year, month and day. */
        DATE,
        /** Displays a time or a part of a date, such as the month, so that the day is not visible. */
        PART_OF_DATE,
        /** Displays another number or a word, such as 12.3 for 123,000. */
        DISGUISED
    }

    /** The epoch of date cells. */
    enum DateSystem {
        SINCE_1900,
        SINCE_1904
    }

    /** The cell as displayed in the sheet. */
    default String shown() {
        return switch (this) {
            case Blank blank -> "";
            case Text text -> text.text();
            case Numeric number -> number.display().isEmpty() ? withoutDisplay(number) : number.display();
            case BooleanValue truth -> truth.value() ? "TRUE" : "FALSE";
            case ErrorValue broken -> broken.error();
        };
    }

    private static String withoutDisplay(Numeric number) {
        return switch (number.format()) {
            case PERCENT -> DisplayedNumber.plain(number.value().movePointRight(2)) + "%";
            case DATE ->
                DateCells.dayOfSerial(number)
                        .map(Object::toString)
                        .orElseGet(() -> DisplayedNumber.plain(number.value()));
            case PLAIN, PART_OF_DATE, DISGUISED -> DisplayedNumber.plain(number.value());
        };
    }
}
