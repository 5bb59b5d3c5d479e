package city.renewal.project.application;

import city.renewal.project.domain.calendar.NamedCalendar;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Stored;
import java.util.List;

/** Keeps the calendars that were set. There are few: a notice a year, and exceptions. */
public interface NamedCalendars extends Aggregates<NamedCalendar> {
    /** All of them, by id. */
    List<Stored<NamedCalendar>> all();
}
