package city.renewal.project.domain.ledger;

import java.math.BigDecimal;

/** What stands in one cell of a sheet, before anybody asked what it should mean. */
public sealed interface SheetCell {

    /** Nothing, or spaces. */
    enum Blank implements SheetCell {
        BLANK
    }

    record Text(String text) implements SheetCell {}

    /**
     * A number with what the sheet shows of it.
     *
     * @param value as stored, with at most 15 significant digits, so that the artefacts of binary doubles
     *     (15.600000000000001) are gone
     * @param format what the cell's number format makes of the number
     * @param display the text that the format shows; empty when it is the number itself
     * @param dateSystem the day from which the workbook counts its dates
     */
    record Numeric(BigDecimal value, Format format, String display, DateSystem dateSystem) implements SheetCell {

        private static final int DIGITS_KEPT = 15;

        public Numeric(BigDecimal value, Format format) {
            this(value, format, "", DateSystem.SINCE_1900);
        }

        /** The cell of a number of which its format shows a text: blank, or a number that the text stands for or hides. */
        public static SheetCell shownAs(BigDecimal value, String display, DateSystem dateSystem) {
            return DisplayedNumber.cell(value, display, dateSystem);
        }

        /** Whether a spreadsheet may have lost digits of it: more than 15 stand before the decimal point. */
        boolean hasLostDigits() {
            return value.signum() != 0 && value.precision() - value.scale() > DIGITS_KEPT;
        }
    }

    /** TRUE or FALSE. */
    record BooleanValue(boolean value) implements SheetCell {}

    /** A formula's error ({@code #REF!}), or a formula whose result was never stored. */
    record ErrorValue(String error) implements SheetCell {
        public static final ErrorValue NOT_CALCULATED = new ErrorValue("公式未计算");
        public static final ErrorValue NO_NUMBER = new ErrorValue("数值无效");
    }

    /** What a number cell's format makes of its number. */
    enum Format {
        /** The number is shown, rounded, padded or with a unit beside it perhaps. */
        PLAIN,
        /** 0.4 is shown as 40 %. */
        PERCENT,
        /** A date is shown with its year, month and day. */
        DATE,
        /** A time or a part of a date is shown, such as the month: which day is meant can't be seen. */
        PART_OF_DATE,
        /** Another number or a word is shown, such as 12.3 for 123,000. */
        DISGUISED
    }

    /** From which day date cells count. */
    enum DateSystem {
        SINCE_1900,
        SINCE_1904
    }

    /** The cell as a person would read it in the sheet. */
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
                DateCells.dayOfSerial(number).map(Object::toString).orElseGet(() -> DisplayedNumber.plain(number.value()));
            case PLAIN, PART_OF_DATE, DISGUISED -> DisplayedNumber.plain(number.value());
        };
    }
}
