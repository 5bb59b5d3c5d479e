package city.renewal.schedule.offender;

import com.tyme.holiday.LegalHoliday;

/** Must be rejected: uses the holiday library. */
public class UsesTheHolidayLibrary {
    public boolean isSpecial(int year, int month, int day) {
        return LegalHoliday.fromYmd(year, month, day) != null;
    }
}
