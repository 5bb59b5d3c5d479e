package city.renewal.project.domain.ledger.cell;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number as a spreadsheet displays it, such as {@code ¥1,200.50 万元}.
 *
 * @param before the text before the digits, without spaces and sign
 * @param after the text behind the digits, without spaces
 * @param unitInLastPlace the value of one unit in the last displayed place: 0.01 for 1.20
 */
public record DisplayedNumber(String before, BigDecimal number, String after, BigDecimal unitInLastPlace) {

    /** Longer than any reasonable number. */
    private static final int LONGEST = 120;

    private static final Pattern NUMBER = Pattern.compile(
            "(?<before>[^0-9.]*)(?<digits>[0-9][0-9,]*(?:\\.[0-9]*)?|\\.[0-9]+)(?:[Ee](?<exponent>[+-]?[0-9]{1,3}))?(?<after>[^0-9]*)");

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal MAX_HIDDEN = new BigDecimal("0.1");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * Creates the cell of a number with its displayed text. The text represents the number if they differ only by
     * rounding of at most a tenth: 1.23 for 1.2345, but not 1 for 0.6, nor 12.3 for 123,000.
     */
    public static SheetCell cell(BigDecimal value, String shown, SheetCell.DateSystem dateSystem) {
        var display = shown.strip();
        if (display.isEmpty() && value.signum() == 0) {
            return SheetCell.Blank.BLANK;
        }
        if (display.equals(plain(value)) || (value.signum() == 0 && isDash(display))) {
            return new SheetCell.Numeric(value, SheetCell.Format.PLAIN, "", dateSystem);
        }
        var format = parse(display).map(number -> number.formatFor(value)).orElse(SheetCell.Format.DISGUISED);
        return new SheetCell.Numeric(value, format, display, dateSystem);
    }

    public static Optional<DisplayedNumber> parse(String shown) {
        var matcher = NUMBER.matcher(shown.length() > LONGEST ? "" : shown);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var before = CellText.compact(matcher.group("before"));
        var after = CellText.compact(matcher.group("after"));
        var digits = matcher.group("digits").replace(",", "");
        var number = new BigDecimal(digits.endsWith(".") ? digits.substring(0, digits.length() - 1) : digits);
        int exponent = matcher.group("exponent") == null ? 0 : Integer.parseInt(matcher.group("exponent"));
        boolean inBrackets = before.endsWith("(") && after.startsWith(")");
        boolean isNegative = inBrackets || before.contains("-");
        var magnitude = number.scaleByPowerOfTen(exponent);
        return Optional.of(new DisplayedNumber(
                before.replace("-", "").replace("(", inBrackets ? "" : "("),
                isNegative ? magnitude.negate() : magnitude,
                inBrackets ? after.substring(1) : after,
                BigDecimal.ONE.scaleByPowerOfTen(exponent - number.scale())));
    }

    private SheetCell.Format formatFor(BigDecimal value) {
        if (standsFor(value)) {
            return SheetCell.Format.PLAIN;
        }
        return before.isEmpty() && after.equals("%") && standsFor(value.multiply(HUNDRED))
                ? SheetCell.Format.PERCENT
                : SheetCell.Format.DISGUISED;
    }

    private boolean standsFor(BigDecimal value) {
        var hidden = number.subtract(value).abs();
        return hidden.compareTo(unitInLastPlace.multiply(HALF)) <= 0
                && hidden.compareTo(value.abs().multiply(MAX_HIDDEN)) <= 0;
    }

    private static boolean isDash(String display) {
        return display.equals("-") || display.equals("–") || display.equals("—");
    }

    public static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
