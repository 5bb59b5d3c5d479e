package city.renewal.project.domain.project;

import java.text.Normalizer;
import java.util.Locale;

/** Normalises node names for the matching of due dates: ignores width, blanks, dots, dashes and letter case. */
public final class PromiseNames {
    private PromiseNames() {}

    public static String normalised(String name) {
        var wide = Normalizer.normalize(name, Normalizer.Form.NFKC);
        var compact = new StringBuilder(wide.length());
        wide.codePoints().filter(PromiseNames::counts).map(PromiseNames::one).forEach(compact::appendCodePoint);
        // A name that consists only of ignored characters stays unchanged.
        return compact.isEmpty() ? name : compact.toString().toLowerCase(Locale.ROOT);
    }

    /** Blanks, invisible characters and combining variation marks are ignored. */
    private static boolean counts(int character) {
        return !Character.isWhitespace(character)
                && !Character.isSpaceChar(character)
                && switch (Character.getType(character)) {
                    case Character.FORMAT, Character.CONTROL, Character.NON_SPACING_MARK -> false;
                    default -> true;
                };
    }

    private static int one(int character) {
        return switch (character) {
            case '•', '‧', '・', '･', '∙', '⋅', '●', '。', '．', '.' -> '·';
            case '‐', '‑', '‒', '–', '—', '―', '−', '－', '_' -> '-';
            case '、', '，' -> ',';
            default -> character;
        };
    }
}
