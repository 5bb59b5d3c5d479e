package city.renewal.project.domain.ledger;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Tidies what people type: full-width digits and brackets, stray spaces, line breaks inside a cell. */
final class CellText {

    private static final Pattern BREAK_BETWEEN_HAN =
            Pattern.compile("(?<=\\p{IsHan})[ \\t\\u3000]*\\R[ \\t\\u3000]*(?=\\p{IsHan})");
    private static final Pattern DIGITS_APART = Pattern.compile("[0-9] [0-9]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u3000\\u200b\\ufeff]+");

    private CellText() {}

    /** Nearly every cell: Chinese characters, letters, digits and narrow punctuation, in which there is nothing to tidy. */
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

    /** For names: one line, no doubled spaces; Chinese punctuation stays as it was typed. */
    static String tidy(String text) {
        if (isPlain(text)) {
            return text;
        }
        var joined = BREAK_BETWEEN_HAN.matcher(text).replaceAll("");
        return SPACES.matcher(joined).replaceAll(" ").strip();
    }

    /** For codes, numbers, dates, headers: full-width forms made narrow, no white space at all. */
    static String compact(String text) {
        if (isPlain(text)) {
            return text;
        }
        return SPACES.matcher(narrow(text)).replaceAll("");
    }

    /**
     * Full-width forms made narrow, and nothing else. Numbers that are no plain digits (①, ², ½) stay what they are: made
     * narrow, 10² would read 102.
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

    /** Full-width forms made narrow, every run of white space one space, none at the ends. */
    static String spaced(String text) {
        return isPlain(text)
                ? text
                : SPACES.matcher(narrow(text)).replaceAll(" ").strip();
    }

    /** Whether two digits stand apart with nothing but spaces between them: without those, they read as one number. */
    static boolean hasDigitsApart(String text) {
        return DIGITS_APART.matcher(spaced(text)).find();
    }

    /** At most forty characters, for a report. */
    static String shorten(String text) {
        var tidy = tidy(text);
        return tidy.codePointCount(0, tidy.length()) <= 40
                ? tidy
                : tidy.substring(0, tidy.offsetByCodePoints(0, 39)) + "…";
    }
}
