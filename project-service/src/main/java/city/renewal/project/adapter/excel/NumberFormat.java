package city.renewal.project.adapter.excel;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.jspecify.annotations.Nullable;

/**
 * A number format, reduced to the question whether it displays numbers or dates.
 *
 * <p>Built-in formats are those of ECMA-376 part 1, 18.8.30, and for 27 to 36 and 50 to 58 its list for Chinese,
 * because a spreadsheet in China displays these.
 */
final class NumberFormat {

    /** An id that is not the id of a built-in format. */
    static final int CUSTOM = 200;

    /** What a format displays. */
    enum Kind {
        NUMBER_ITSELF,
        NUMBER,
        DATE,
        PART_OF_DATE
    }

    private static final String GENERAL = "General";
    private static final String MONTH = "yyyy\"年\"m\"月\"";
    private static final String DAY_OF_MONTH = "m\"月\"d\"日\"";
    private static final String HOUR_AND_MINUTE = "上午/下午h\"时\"mm\"分\"";
    private static final String HOUR_TO_SECOND = "上午/下午h\"时\"mm\"分\"ss\"秒\"";
    private static final Map<Integer, String> CHINESE = Map.ofEntries(
            Map.entry(27, MONTH),
            Map.entry(28, DAY_OF_MONTH),
            Map.entry(29, DAY_OF_MONTH),
            Map.entry(30, "m-d-yy"),
            Map.entry(31, "yyyy\"年\"m\"月\"d\"日\""),
            Map.entry(32, "h\"时\"mm\"分\""),
            Map.entry(33, "h\"时\"mm\"分\"ss\"秒\""),
            Map.entry(34, HOUR_AND_MINUTE),
            Map.entry(35, HOUR_TO_SECOND),
            Map.entry(36, MONTH),
            Map.entry(50, MONTH),
            Map.entry(51, DAY_OF_MONTH),
            Map.entry(52, MONTH),
            Map.entry(53, DAY_OF_MONTH),
            Map.entry(54, DAY_OF_MONTH),
            Map.entry(55, HOUR_AND_MINUTE),
            Map.entry(56, HOUR_TO_SECOND),
            Map.entry(57, MONTH),
            Map.entry(58, DAY_OF_MONTH));

    private static final Set<String> NUMBER_ITSELF = Set.of("general", "@", "g/通用格式", "");

    private static final Pattern ESCAPED = Pattern.compile("!(.)");
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.");
    private static final Pattern ELAPSED = Pattern.compile("\\[(h+|m+|s+)\\]");
    private static final Pattern SYSTEM_DATE = Pattern.compile("(?i)\\[\\$-x?(sysdate|f800)\\]");
    private static final Pattern SYSTEM_TIME = Pattern.compile("(?i)\\[\\$-x?(systime|f400)\\]");
    private static final Pattern LOCALE = Pattern.compile("(?i)\\[\\$[^\\]-]*-([0-9a-f]+)[^\\]]*\\]");
    private static final Pattern BRACKETS = Pattern.compile("\\[[^\\]]*\\]");
    private static final Pattern CLOCK =
            Pattern.compile("(?i)am/pm|a/p|上午/下午|h+[^a-z]*m{1,2}(?!m)|(?<!m)m{1,2}[^a-z]*s+|h+|s+(\\.0+)?");
    private static final int GREGORIAN = 1;

    private final String code;
    private final Kind kind;
    private final FormatSections sections;

    NumberFormat(String code) {
        this.code = code;
        this.kind = kindOf(code);
        this.sections = FormatSections.of(code);
    }

    /** The format's own code, or the code of the built-in format with this id. */
    static String code(int formatId, @Nullable String code) {
        if (CHINESE.containsKey(formatId) && (code == null || code.isEmpty() || !isCustom(formatId, code))) {
            return CHINESE.getOrDefault(formatId, GENERAL);
        }
        var known = code == null ? BuiltinFormats.getBuiltinFormat(formatId) : code;
        return known == null ? GENERAL : unescaped(known);
    }

    /** Whether the code of a Chinese built-in id comes from the file, and not from the library's own list. */
    private static boolean isCustom(int formatId, String code) {
        return !code.equals(BuiltinFormats.getBuiltinFormat(formatId));
    }

    /** Chinese spreadsheets write {@code !.} for a literal point; others write {@code \.}. */
    private static String unescaped(String code) {
        return ESCAPED.matcher(code).replaceAll("\\\\$1");
    }

    String code() {
        return code;
    }

    Kind kind() {
        return kind;
    }

    FormatSections sections() {
        return sections;
    }

    private static Kind kindOf(String code) {
        if (NUMBER_ITSELF.contains(code.toLowerCase(Locale.ROOT))) {
            return Kind.NUMBER_ITSELF;
        }
        if (SYSTEM_DATE.matcher(code).find()) {
            return Kind.DATE;
        }
        if (SYSTEM_TIME.matcher(code).find()) {
            return Kind.PART_OF_DATE;
        }
        var withoutLiterals = LITERALS.matcher(code).replaceAll("");
        var section = withoutLiterals.split(";", 2)[0];
        if (ELAPSED.matcher(section.toLowerCase(Locale.ROOT)).find()) {
            return Kind.PART_OF_DATE;
        }
        var letters = BRACKETS.matcher(section).replaceAll("").toLowerCase(Locale.ROOT);
        var calendar = letters.replace("general", "").replace("g/通用格式", "");
        var dateLetters = CLOCK.matcher(calendar).replaceAll("");
        boolean hasClock = !dateLetters.equals(calendar);
        boolean hasDigits = calendar.replaceAll("[.,]0+", "").matches(".*[0#?].*") && !hasClock;
        boolean isDate = hasClock || (!hasDigits && dateLetters.matches(".*[ymdaegb].*") && !isScientific(calendar));
        if (!isDate) {
            return Kind.NUMBER;
        }
        return showsDay(dateLetters) && isGregorian(section) ? Kind.DATE : Kind.PART_OF_DATE;
    }

    private static boolean isScientific(String letters) {
        return letters.matches(".*[0#?]e[+-].*");
    }

    /** Year, month and day of month: {@code ddd} is a weekday, {@code b} and {@code g} belong to other eras. */
    private static boolean showsDay(String letters) {
        boolean hasYear = letters.contains("y") || letters.contains("e");
        boolean hasMonth = letters.contains("m");
        boolean hasDay = Pattern.compile("(?<!d)d{1,2}(?!d)").matcher(letters).find();
        return hasYear && hasMonth && hasDay && !letters.contains("b") && !letters.contains("g");
    }

    /**
     * Whether the year is Gregorian. A locale of more than four digits begins with a calendar; {@code e} is the year of
     * an era in Taiwan and Japan.
     */
    private static boolean isGregorian(String section) {
        var locale = LOCALE.matcher(section);
        while (locale.find()) {
            long number = Long.parseLong(locale.group(1).length() > 8 ? "0" : locale.group(1), 16);
            long calendar = (number >> 16) & 0xff;
            long language = number & 0xffff;
            boolean countsEras = (language == 0x404 || language == 0x411)
                    && BRACKETS.matcher(section)
                            .replaceAll("")
                            .toLowerCase(Locale.ROOT)
                            .contains("e");
            if (calendar > GREGORIAN || countsEras) {
                return false;
            }
        }
        return true;
    }
}
