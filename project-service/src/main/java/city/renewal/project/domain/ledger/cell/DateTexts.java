package city.renewal.project.domain.ledger.cell;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses typed dates: {@code 2023-06-30}, {@code 2023/6/30}, {@code 2023.6.30}, {@code 2023年6月30日}, {@code 20230630},
 * with a weekday or a time of day behind ({@code 17:00}, {@code 下午5:00}, {@code 17时30分}, {@code T17:00:00+08:00},
 * {@code 5:00 PM}).
 *
 * <p>A text with a non-existent day, a wrong weekday or an invalid time is refused as a whole. 24:00 is the end of the
 * stated day. A month without a day is not a date: the platform does not choose a day.
 */
final class DateTexts {

    private static final int HOURS_EAST_OF_GREENWICH = 8;
    private static final int LONGEST = 60;

    private static final List<Pattern> DAYS = List.of(
            Pattern.compile("(?<year>\\d{4}) ?(?<sign>[-/. ]) ?(?<month>\\d{1,2}) ?\\k<sign> ?(?<day>\\d{1,2})(?!\\d)"),
            Pattern.compile("(?<year>\\d{4}) ?年 ?(?<month>\\d{1,2}) ?月 ?(?<day>\\d{1,2})(?!\\d)(?: ?[日号])?"),
            Pattern.compile("(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})(?=\\D|\\d{4}$|\\d{6}$|$)"));

    private static final Pattern WEEKDAY = Pattern.compile(" ?[(,]? ?(?:星期|周|礼拜)(?<weekday>[一二三四五六日天]) ?[)]?,?");
    private static final Map<String, DayOfWeek> WEEKDAYS = Map.of(
            "一", DayOfWeek.MONDAY,
            "二", DayOfWeek.TUESDAY,
            "三", DayOfWeek.WEDNESDAY,
            "四", DayOfWeek.THURSDAY,
            "五", DayOfWeek.FRIDAY,
            "六", DayOfWeek.SATURDAY,
            "日", DayOfWeek.SUNDAY,
            "天", DayOfWeek.SUNDAY);

    private static final String MORNING = "上午|凌晨|早上|早晨|清晨|AM";
    private static final String AFTERNOON = "下午|中午|傍晚|晚上|晚间|晚|PM";
    private static final Pattern TIME = Pattern.compile("(?:T| |,)? ?(?<half>" + MORNING + "|" + AFTERNOON + ")? ?"
            + "(?<hour>\\d{1,2})(?<clock>"
            + " ?: ?(?<minute>\\d{1,2})(?: ?: ?(?<second>\\d{1,2})(?:[.,]\\d{1,9})?)?"
            + "| ?[时点](?: ?(?:(?<thirty>半)|整|钟|(?<minutes>\\d{1,2})(?: ?分(?: ?(?<seconds>\\d{1,2}) ?秒)?)?))?"
            + ")? ?(?<halfBehind>AM|PM)? ?(?<zone>Z|UTC|[+-]\\d{2}(?::?\\d{2})?)?");

    /** {@code 20230630170000}, as written by programs. */
    private static final Pattern TIME_IN_DIGITS =
            Pattern.compile("T?(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})?");

    private DateTexts() {}

    static Optional<LocalDate> parse(String text) {
        var typed = CellText.spaced(text);
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        for (var pattern : DAYS) {
            var matcher = pattern.matcher(typed);
            if (matcher.lookingAt()) {
                return day(matcher).filter(day -> restAgrees(day, typed.substring(matcher.end())));
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> day(Matcher matcher) {
        try {
            return Optional.of(LocalDate.of(number(matcher, "year"), number(matcher, "month"), number(matcher, "day")))
                    .filter(DateCells::isPlausible);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static boolean restAgrees(LocalDate day, String behind) {
        var rest = behind;
        var weekday = WEEKDAY.matcher(rest);
        if (weekday.lookingAt()) {
            if (WEEKDAYS.get(weekday.group("weekday")) != day.getDayOfWeek()) {
                return false;
            }
            rest = rest.substring(weekday.end());
        }
        if (rest.isBlank()) {
            return true;
        }
        var digits = TIME_IN_DIGITS.matcher(rest);
        if (digits.matches()) {
            return isClock(number(digits, "hour"), number(digits, "minute"), number(digits, "second"));
        }
        var time = TIME.matcher(rest.toUpperCase(Locale.ROOT));
        return time.matches() && isTime(time);
    }

    private static boolean isTime(Matcher time) {
        var half = time.group("half");
        var behind = time.group("halfBehind");
        if ((half != null && behind != null) || (half == null && behind == null && time.group("clock") == null)) {
            return false;
        }
        int hour = number(time, "hour");
        int minute = time.group("thirty") == null ? number(time, "minute") + number(time, "minutes") : 30;
        int second = number(time, "second") + number(time, "seconds");
        return isClock(hour, minute, second)
                && isHourOf(half == null ? behind : half, hour)
                && isSameDayHere(time.group("zone"), hour);
    }

    private static boolean isClock(int hour, int minute, int second) {
        return (hour < 24 && minute < 60 && second < 60) || (hour == 24 && minute == 0 && second == 0);
    }

    private static boolean isHourOf(@Nullable String half, int hour) {
        if (half == null) {
            return true;
        }
        return half.matches(MORNING) ? hour <= 12 : hour >= 1;
    }

    /** A time in another zone may fall on another day in China; then the intended day is ambiguous. */
    private static boolean isSameDayHere(@Nullable String zone, int hour) {
        if (zone == null) {
            return true;
        }
        boolean isGreenwich = zone.equals("Z") || zone.equals("UTC");
        int offset = isGreenwich ? 0 : Integer.parseInt(zone.substring(0, 3));
        int here = hour + HOURS_EAST_OF_GREENWICH - offset;
        return offset == HOURS_EAST_OF_GREENWICH || (here >= 0 && here < 24);
    }

    private static int number(Matcher matcher, String group) {
        var digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
