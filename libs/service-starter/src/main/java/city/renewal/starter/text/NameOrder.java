package city.renewal.starter.text;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * Collation order of names: punctuation, then numbers by value (2号楼 before 10号楼), then 汉字 by pinyin, then Latin
 * letters, whose case is only a tie-breaker. It uses the Unicode collation for Chinese, which covers every 汉字. The
 * JDK's collator covers only GB 2312 and orders only the commoner half of it by pinyin, so 崂山 and 鑫 would come after
 * 中韩.
 *
 * <p>A store sorts by {@link #key}, because not every store has collations. Names that differ only after their first 64
 * characters are equal. Thread-safe.
 */
public final class NameOrder {
    private static final int LONGEST = 64;

    private NameOrder() {}

    /** Initialized at first use: it takes some hundred milliseconds and three megabytes. */
    private static final class Pinyin {
        static final Collator COLLATOR = collator();

        private static Collator collator() {
            var collator = (RuleBasedCollator) Collator.getInstance(ULocale.forLanguageTag("zh-u-co-pinyin"));
            collator.setNumericCollation(true);
            return collator.freeze();
        }
    }

    /** Sort key in lower-case hexadecimal digits: comparing keys as plain text gives the order of the names. */
    public static String key(String name) {
        return HexFormat.of()
                .formatHex(Pinyin.COLLATOR.getCollationKey(beginning(name)).toByteArray());
    }

    /** As {@link #key(String)}, with the id as tie-breaker for equal names. */
    public static String key(String name, String id) {
        return key(name) + " " + id;
    }

    /** Orders names; names that are equal in the collation are ordered by their characters. */
    public static Comparator<String> comparator() {
        return Comparator.<String, String>comparing(NameOrder::key).thenComparing(Comparator.naturalOrder());
    }

    private static String beginning(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST));
    }
}
