package city.renewal.project.domain.calendar;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether an entry of a calendar file marks its days as worked or off. Only explicit marks count; the name of a
 * festival, a meeting or a duty roster is not a mark.
 *
 * <table>
 * <caption>Marks</caption>
 * <tr><th></th><th>in the summary or a category</th><th>as a whole category</th><th>Apple's special day</th></tr>
 * <tr><td>WORKED</td><td>补班, 上班, a 班 of its own such as （班）</td><td>WORKDAY, 工作日</td><td>ALTERNATE-WORKDAY</td></tr>
 * <tr><td>OFF</td><td>放假, 停工, 停班, a 休 of its own such as （休）, a public holiday's 休 or 假期</td><td>HOLIDAY, 节假日</td>
 * <td>WORK-HOLIDAY</td></tr>
 * </table>
 */
public enum DayMark {
    OFF,
    WORKED,
    /** The entry has no mark. */
    NONE,
    /** The entry has both marks. */
    CONTRADICTING;

    private static final Set<String> OFF_CATEGORIES =
            Set.of("HOLIDAY", "HOLIDAYS", "PUBLIC HOLIDAY", "DAY OFF", "休息", "休息日", "假期", "假日", "节假日", "法定节假日", "公休日");
    private static final Set<String> WORKED_CATEGORIES = Set.of("WORKDAY", "WORK DAY", "WORKING DAY", "工作日");

    private static final String MARK = "(?:补班|上班|放假|停工|停班|假期)";
    private static final String ABOUT = "(?:通知|安排|方案|计划|会议|会|检查|复查|验收|整改|申请|报告|原因|损失|项目|问题|补贴|费|证明|值班|值守|值勤|前|后)";
    private static final String HOLIDAY = "(?:元旦|春节|除夕|清明|劳动|五一|端午|中秋|国庆|十一|纪念日|节)[”\"]?\\s*";

    /** In 补春节假期 the holiday's name tells which holiday a workday makes up for. */
    private static final Pattern MADE_UP_FOR = Pattern.compile("补[^补()]{0,40}?假期?");

    private static final Pattern NEGATED = Pattern.compile("(?:不用|不再|不|无需|未|免|取消|停止|暂停|推迟|防止)(?:" + MARK + "|休息|休)");
    private static final Pattern ONLY_ABOUT = Pattern.compile(MARK + "(?:期间)?" + ABOUT);
    private static final Pattern ENDS_ABOUT =
            Pattern.compile("(?:通知|安排|方案|计划|会议|会|检查|验收|申请|报告|值班表)\\s*(?:[:(].*)?$", Pattern.DOTALL);
    private static final String ALONE = "(?<![\\p{L}\\p{N}])";
    private static final String ENDS = "(?!\\p{L})";
    private static final Pattern WORKED_TEXT = Pattern.compile("补班|上班" + ENDS + "|(?:" + ALONE + "|节)班" + ENDS);
    private static final Pattern OFF_TEXT = Pattern.compile("放假|停工|停班|(?:" + ALONE + "|" + HOLIDAY
            + "|[日假])休(?:息日?|假|班)?" + ENDS + "|" + HOLIDAY + "假期?" + ENDS + "|节假期");

    /** The mark of one entry, combined from its summary, its categories and Apple's special-day property. */
    public static DayMark of(String summary, List<String> categories, @Nullable String specialDay) {
        var mark = ofText(summary);
        for (var category : categories) {
            mark = mark.and(ofCategory(category));
        }
        return specialDay == null ? mark : mark.and(ofSpecialDay(specialDay));
    }

    private DayMark and(DayMark other) {
        if (this == NONE || this == other) {
            return other;
        }
        return other == NONE ? this : CONTRADICTING;
    }

    private static DayMark ofSpecialDay(String value) {
        return switch (value.strip().toUpperCase(Locale.ROOT)) {
            case "WORK-HOLIDAY" -> OFF;
            case "ALTERNATE-WORKDAY" -> WORKED;
            default -> NONE;
        };
    }

    private static DayMark ofCategory(String category) {
        var name = normal(category).toUpperCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
        if (OFF_CATEGORIES.contains(name)) {
            return OFF;
        }
        return WORKED_CATEGORIES.contains(name) ? WORKED : ofText(category);
    }

    private static DayMark ofText(String text) {
        var normal = normal(text);
        if (ENDS_ABOUT.matcher(normal).find()) {
            return NONE;
        }
        var bare = ONLY_ABOUT.matcher(NEGATED.matcher(normal).replaceAll("，")).replaceAll("，");
        var worked = WORKED_TEXT.matcher(bare).find();
        var off = OFF_TEXT.matcher(MADE_UP_FOR.matcher(bare).replaceAll("补")).find();
        if (worked && off) {
            return CONTRADICTING;
        }
        return worked ? WORKED : off ? OFF : NONE;
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }
}
