package city.renewal.project.domain.directory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The comparison key of names of people and units. Two names with the same key are the same name: they differ at most
 * in full and half width, in white space, in the case of Latin letters, or in the separator of their parts: one of · •
 * ・ ‧ (or a full stop between two 汉字).
 */
public final class NameKey {
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u3000\\u200b\\ufeff]+");
    private static final Pattern DOTS = Pattern.compile(
            "[\\u00b7\\u2022\\u2027\\u2219\\u22c5\\u30fb\\uff65]|(?<=\\p{IsHan})[.\\uff0e](?=\\p{IsHan})");
    private static final String DOT = "\u00b7";

    private NameKey() {}

    public static String of(String name) {
        return withOneDot(SPACES.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT));
    }

    /** The key without separators, so that a search finds a name typed with or without its dot. */
    public static String forSearch(String name) {
        return of(name).replace(DOT, "");
    }

    /** The text with every separator replaced by ·. */
    public static String withOneDot(String text) {
        return DOTS.matcher(text).replaceAll(DOT);
    }
}
