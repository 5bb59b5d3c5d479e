package city.renewal.starter.text;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * The order of names: marks, then numbers by their value (2号楼 before 10号楼), then 汉字 by pinyin, then Latin letters without
 * regard to case unless nothing else differs. By the Unicode collation for Chinese, which knows every 汉字; the JDK's knows
 * those of GB 2312 and has only the commoner half of them by pinyin, so that 崂山 and 鑫 would come after 中韩.
 *
 * <p>A store sorts by {@link #key}, since not every store has collations. Names beyond their first 64 characters are equal.
 * Thread-safe.
 */
public final class NameOrder {
    private static final int LONGEST = 64;

    private NameOrder() {}

    /** Made when a name is first sorted: it takes some hundred milliseconds and three megabytes. */
    private static final class Pinyin {
        static final Collator COLLATOR = collator();

        private static Collator collator() {
            var collator = (RuleBasedCollator) Collator.getInstance(ULocale.forLanguageTag("zh-u-co-pinyin"));
            collator.setNumericCollation(true);
            return collator.freeze();
        }
    }

    /** Keys are in the order of their names, compared as plain texts: lower-case hexadecimal digits. */
    public static String key(String name) {
        return HexFormat.of()
                .formatHex(Pinyin.COLLATOR.getCollationKey(beginning(name)).toByteArray());
    }

    /** The same, and by the id among names that are equal in this order. */
    public static String key(String name, String id) {
        return key(name) + " " + id;
    }

    /** Names that are equal in this order are told apart by their characters. */
    public static Comparator<String> comparator() {
        return Comparator.<String, String>comparing(NameOrder::key).thenComparing(Comparator.naturalOrder());
    }

    private static String beginning(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST));
    }
}
