package city.renewal.project.application;

import city.renewal.project.domain.calendar.CalendarDraft.DaysEntry;
import city.renewal.project.domain.calendar.IgnoredEntry;
import city.renewal.project.domain.calendar.NamedCalendar;
import city.renewal.project.domain.project.Fault;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file format that calendars are exchanged in. */
public interface CalendarFormat {
    /**
     * What a file says.
     *
     * @param name the calendar's, when the file gives it
     * @param notTaken entries that change no day, or not as they stand in the file
     * @param faults what is wrong, with the line; the days are of no use then
     */
    record ReadResult(@Nullable String name, List<DaysEntry> days, List<IgnoredEntry> notTaken, List<Fault> faults) {
        public ReadResult {
            days = List.copyOf(days);
            notTaken = List.copyOf(notTaken);
            faults = List.copyOf(faults);
        }
    }

    /** @param programmeZone in which times without a zone are meant, and days begin */
    ReadResult read(byte[] file, ZoneId programmeZone);

    byte[] write(NamedCalendar calendar);
}
