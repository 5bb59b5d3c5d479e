package city.renewal.project.domain.ledger;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Tidies what people type: full-width digits and brackets, stray spaces, line breaks inside a cell. */
final class CellText {

    private static final Pattern BREAK_BETWEEN_HAN =
            Pattern.compile("(?<=\\p{IsHan})[ \\t\\u3000]*\\R[ \\t\\u3000]*(?=\\p{IsHan})");
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

    /** Full-width forms made narrow, and nothing else. */
    static String narrow(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** At most forty characters, for a report. */
    static String shorten(String text) {
        var tidy = tidy(text);
        return tidy.codePointCount(0, tidy.length()) <= 40
                ? tidy
                : tidy.substring(0, tidy.offsetByCodePoints(0, 39)) + "…";
    }
}
