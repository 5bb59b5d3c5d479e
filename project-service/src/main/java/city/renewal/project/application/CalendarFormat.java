package city.renewal.project.application;

import city.renewal.project.domain.calendar.CalendarDraft.PlacedDays;
import city.renewal.project.domain.calendar.NamedCalendar;
import city.renewal.project.domain.project.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file format that calendars are exchanged in. */
public interface CalendarFormat {
    /**
     * What a file says.
     *
     * @param name the calendar's, when the file gives it
     * @param faults what is wrong, with the line; the days are of no use then
     */
    record Reading(@Nullable String name, List<PlacedDays> days, List<Fault> faults) {
        public Reading {
            days = List.copyOf(days);
            faults = List.copyOf(faults);
        }
    }

    Reading read(byte[] file);

    byte[] write(NamedCalendar calendar);
}
