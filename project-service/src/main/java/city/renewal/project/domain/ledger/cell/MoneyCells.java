package city.renewal.project.domain.ledger.cell;

import city.renewal.events.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses amounts of money in a ledger. The unit is in the header (总投资(亿元)) or in the cell (1.2亿元), which takes
 * precedence.
 *
 * <p>No floating-point arithmetic is used. A number cell has the 15 digits that the spreadsheet shows, and is rounded
 * to the fen (half up), because formulas leave fractions that nobody typed. A text must be exact: a fraction of a fen
 * is refused.
 */
public final class MoneyCells {

    private static final Map<String, BigDecimal> YUAN_PER_UNIT = Map.of(
            "元", BigDecimal.ONE,
            "人民币元", BigDecimal.ONE,
            "千元", new BigDecimal("1000"),
            "万元", new BigDecimal("10000"),
            "万", new BigDecimal("10000"),
            "百万元", new BigDecimal("1000000"),
            "千万元", new BigDecimal("10000000"),
            "亿元", new BigDecimal("100000000"),
            "亿", new BigDecimal("100000000"));

    /** Ten thousand 亿, above any plausible amount. A larger figure was typed in the wrong unit. */
    private static final BigDecimal LIMIT = new BigDecimal("1000000000000");

    private static final Set<String> YUAN_SIGNS = Set.of("¥", "RMB", "CNY", "RMB¥", "人民币");
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9.,]+)(\\D*)");

    private MoneyCells() {}

    /** The parsed amount, or a fault with its reason in both languages. */
    public sealed interface Result {
        record Amount(Money money) implements Result {}

        record Invalid(LedgerFault fault, String chinese, String english) implements Result {}
    }

    public static boolean isUnit(String text) {
        return YUAN_PER_UNIT.containsKey(text);
    }

    /** Whether the cell's format displays a unit or a currency. */
    public static boolean showsUnit(SheetCell.Numeric number) {
        return DisplayedNumber.parse(number.display())
                .filter(shown -> !shown.before().isEmpty() || !shown.after().isEmpty())
                .isPresent();
    }

    /** @param headerUnit text in brackets in the header; empty if there is none */
    public static Result parse(SheetCell cell, String headerUnit) {
        return switch (cell) {
            case SheetCell.Numeric number ->
                number.format() == SheetCell.Format.PLAIN ? parseNumber(number, headerUnit) : notMoney();
            case SheetCell.Text text -> parseText(text.text(), headerUnit);
            case SheetCell.Blank blank -> notMoney();
            case SheetCell.BooleanValue truth -> notMoney();
            case SheetCell.ErrorValue broken -> notMoney();
        };
    }

    private enum Exactness {
        TYPED,
        AS_SHOWN
    }

    /** A unit in the cell's number format counts like a typed one. */
    private static Result parseNumber(SheetCell.Numeric number, String headerUnit) {
        var shown = DisplayedNumber.parse(number.display());
        if (shown.isEmpty()) {
            return inUnit(number.value(), headerUnit, Exactness.AS_SHOWN);
        }
        var before = shown.get().before();
        if (!before.isEmpty() && !YUAN_SIGNS.contains(before)) {
            return unknownUnit(before);
        }
        var unit = shown.get().after().isEmpty() ? headerUnit : shown.get().after();
        return inUnit(number.value(), unit, Exactness.AS_SHOWN);
    }

    private static Result parseText(String typed, String headerUnit) {
        var text = CellText.compact(typed);
        var matcher = NUMBER_AND_UNIT.matcher(text.startsWith("¥") ? text.substring(1) : text);
        if (!matcher.matches() || CellText.hasDigitsApart(typed)) {
            return notMoney();
        }
        var number = PlainNumbers.parse(matcher.group(1));
        if (number.isEmpty()) {
            return notMoney();
        }
        return inUnit(number.get(), matcher.group(2).isEmpty() ? headerUnit : matcher.group(2), Exactness.TYPED);
    }

    private static Result inUnit(BigDecimal value, String unit, Exactness exactness) {
        if (unit.isEmpty()) {
            return new Result.Invalid(
                    LedgerFault.UNIT_MISSING,
                    "金额没有单位：请在表头注明(亿元)、(万元)或(元)，或写在单元格里",
                    "Expected a unit of money, such as 亿元, in the header or in the cell");
        }
        @Nullable BigDecimal yuanPerUnit = YUAN_PER_UNIT.get(unit);
        if (yuanPerUnit == null) {
            return unknownUnit(unit);
        }
        return inYuan(value.multiply(yuanPerUnit), exactness);
    }

    private static Result inYuan(BigDecimal yuan, Exactness exactness) {
        if (yuan.signum() < 0) {
            return new Result.Invalid(LedgerFault.BAD_MONEY, "金额不能为负数", "Expected an amount that is not negative");
        }
        if (yuan.compareTo(LIMIT) > 0) {
            return new Result.Invalid(
                    LedgerFault.BAD_MONEY, "金额超过一万亿元，请检查单位", "Expected at most 10,000 亿元: is the unit right?");
        }
        var fen = yuan.setScale(2, RoundingMode.HALF_UP);
        if (exactness == Exactness.TYPED && fen.compareTo(yuan) != 0) {
            return new Result.Invalid(LedgerFault.BAD_MONEY, "金额精确到分以下", "Expected an amount in whole fen");
        }
        return new Result.Amount(Money.yuan(fen));
    }

    private static Result unknownUnit(String unit) {
        return new Result.Invalid(
                LedgerFault.UNIT_UNKNOWN,
                "金额单位“%s”不能识别，应为亿元、万元或元".formatted(CellText.shorten(unit)),
                "Expected the unit of money to be 亿元, 万元 or 元, but got '%s'".formatted(CellText.shorten(unit)));
    }

    private static Result notMoney() {
        return new Result.Invalid(LedgerFault.BAD_MONEY, "不是金额，应为数字，可带单位，如 1.2亿元", "Expected an amount such as 1.2亿元");
    }
}
