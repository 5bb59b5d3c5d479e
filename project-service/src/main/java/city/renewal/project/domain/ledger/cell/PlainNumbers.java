package city.renewal.project.domain.ledger.cell;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses typed decimal numbers: {@code 1200}, {@code 1,200.5}; no exponents, and no sign except a minus. */
public final class PlainNumbers {

    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

    private PlainNumbers() {}

    /** @param text the typed text; 1 200 is none of the forms above and is refused, because it may be two numbers */
    public static Optional<BigDecimal> parse(String text) {
        if (CellText.hasDigitsApart(text)) {
            return Optional.empty();
        }
        var compact = CellText.compact(text);
        var plain = GROUPED.matcher(compact).matches() ? compact.replace(",", "") : compact;
        return PLAIN.matcher(plain).matches() ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }
}
