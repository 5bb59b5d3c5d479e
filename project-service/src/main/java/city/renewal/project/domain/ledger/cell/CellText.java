package city.renewal.project.domain.ledger.cell;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Normalises typed text: full-width digits and brackets, stray spaces, line breaks inside a cell. */
public final class CellText {

    private static final Pattern BREAK_BETWEEN_HAN =
            Pattern.compile("(?<=\\p{IsHan})[ \\t\\u3000]*\\R[ \\t\\u3000]*(?=\\p{IsHan})");
    private static final Pattern DIGITS_APART = Pattern.compile("[0-9] [0-9]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u3000\\u200b\\ufeff]+");

    private CellText() {}

    /**
     * Fast path for nearly every cell: Chinese characters, letters, digits and narrow punctuation need no
     * normalisation.
     */
    private static boolean isPlain(String text) {
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            boolean isNarrow = c > ' ' && c < 0x7f;
            boolean isHan = c >= 0x4e00 && c <= 0x9fff;
            if (!isNarrow && !isHan) {
                return false;
            }
        }
        return true;
    }

    /** For names: one line without double spaces; Chinese punctuation stays unchanged. */
    public static String tidy(String text) {
        if (isPlain(text)) {
            return text;
        }
        var joined = BREAK_BETWEEN_HAN.matcher(text).replaceAll("");
        return SPACES.matcher(joined).replaceAll(" ").strip();
    }

    /** For codes, numbers, dates and headers: full-width forms made narrow, all white space removed. */
    public static String compact(String text) {
        if (isPlain(text)) {
            return text;
        }
        return SPACES.matcher(narrow(text)).replaceAll("");
    }

    /**
     * Makes full-width forms narrow. Numbers other than plain digits (①, ², ½) stay unchanged, otherwise 10² would
     * become 102.
     */
    static String narrow(String text) {
        if (text.codePoints().noneMatch(CellText::isOtherNumber)) {
            return Normalizer.normalize(text, Normalizer.Form.NFKC);
        }
        var narrow = new StringBuilder();
        text.codePoints().forEach(c -> {
            var one = Character.toString(c);
            narrow.append(isOtherNumber(c) ? one : Normalizer.normalize(one, Normalizer.Form.NFKC));
        });
        return narrow.toString();
    }

    private static boolean isOtherNumber(int codePoint) {
        return Character.getType(codePoint) == Character.OTHER_NUMBER;
    }

    /** Makes full-width forms narrow, collapses white space to one space, and trims. */
    public static String spaced(String text) {
        return isPlain(text)
                ? text
                : SPACES.matcher(narrow(text)).replaceAll(" ").strip();
    }

    /** Whether two digits are separated only by spaces: without the spaces they would become one number. */
    static boolean hasDigitsApart(String text) {
        return DIGITS_APART.matcher(spaced(text)).find();
    }

    /** At most forty characters, for a report. */
    public static String shorten(String text) {
        var tidy = tidy(text);
        return tidy.codePointCount(0, tidy.length()) <= 40
                ? tidy
                : tidy.substring(0, tidy.offsetByCodePoints(0, 39)) + "…";
    }
}
