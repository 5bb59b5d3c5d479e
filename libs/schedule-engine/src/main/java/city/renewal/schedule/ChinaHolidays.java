package city.renewal.schedule;

import com.tyme.holiday.LegalHoliday;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.BitSet;
import java.util.Map;

/**
 * The State Council's days off and make-up workdays, as collected by the library tyme4j from the yearly notices.
 *
 * <p>The library's data is one string of entries of 13 characters: the day ({@code 20230128}), {@code 0} for worked or
 * {@code 1} for off, the holiday's number, and the signed distance to the holiday in two digits. Only this class uses
 * the library, and it reads the data once. Days before the first complete year are left out. The years 2010 to 2026
 * were compared with the notices, day by day.
 */
final class ChinaHolidays {
    private static final int ENTRY_LENGTH = 13;
    private static final int FIRST_KNOWN_YEAR = 2002;

    /**
     * Corrections of the library's data. The make-up Sunday and Saturday of 2013 (国办发明电〔2012〕33号: 4月7日（星期日） 上班;
     * 10月12日（星期六）上班) are missing from tyme4j 1.4.9.
     */
    private static final Map<LocalDate, Boolean> CORRECTIONS =
            Map.of(LocalDate.of(2013, 4, 7), true, LocalDate.of(2013, 10, 12), true);

    private ChinaHolidays() {}

    /** The years with a known notice. A notice may also cover the last days of the year before. */
    static BitSet knownYears() {
        var years = new BitSet();
        forEachEntry((date, worked) -> years.set(date.getYear()));
        years.clear(0, FIRST_KNOWN_YEAR);
        return years;
    }

    /** Monday to Friday, changed by every known notice. */
    static BitSet workdays() {
        var workdays = weekdays();
        forEachEntry((date, worked) -> {
            if (date.getYear() >= FIRST_KNOWN_YEAR && DayAxis.allows(date)) {
                workdays.set(DayAxis.day(date), worked);
            }
        });
        CORRECTIONS.forEach((date, worked) -> workdays.set(DayAxis.day(date), worked));
        return workdays;
    }

    static BitSet weekdays() {
        var weekdays = new BitSet(DayAxis.LENGTH);
        for (int day = 0; day < DayAxis.LENGTH; day++) {
            var weekday = DayAxis.FIRST.plusDays(day).getDayOfWeek();
            weekdays.set(day, weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY);
        }
        return weekdays;
    }

    private interface Entry {
        void accept(LocalDate date, boolean worked);
    }

    private static void forEachEntry(Entry entry) {
        var data = LegalHoliday.DATA;
        for (int at = 0; at + ENTRY_LENGTH <= data.length(); at += ENTRY_LENGTH) {
            var date = LocalDate.parse(data.substring(at, at + 8), DateTimeFormatter.BASIC_ISO_DATE);
            entry.accept(date, data.charAt(at + 8) == '0');
        }
    }
}
