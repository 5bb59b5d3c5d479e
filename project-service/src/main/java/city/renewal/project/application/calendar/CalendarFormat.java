package city.renewal.project.application.calendar;

import city.renewal.project.domain.calendar.CalendarDraft.DaysEntry;
import city.renewal.project.domain.calendar.IgnoredEntry;
import city.renewal.project.domain.calendar.NamedCalendar;
import city.renewal.project.domain.project.Fault;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file format for importing and exporting calendars. */
public interface CalendarFormat {
    /**
     * The content of a file.
     *
     * @param name name of the calendar; null if the file has none
     * @param notTaken entries that change no day, or not in the way that the file states
     * @param faults errors with their line; if there are any, the days must not be used
     */
    record ReadResult(@Nullable String name, List<DaysEntry> days, List<IgnoredEntry> notTaken, List<Fault> faults) {
        public ReadResult {
            days = List.copyOf(days);
            notTaken = List.copyOf(notTaken);
            faults = List.copyOf(faults);
        }
    }

    /** @param programmeZone zone of times that name no zone, and of the start of days */
    ReadResult read(byte[] file, ZoneId programmeZone);

    byte[] write(NamedCalendar calendar);
}
