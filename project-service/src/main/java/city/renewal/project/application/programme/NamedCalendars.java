package city.renewal.project.application.programme;

import city.renewal.project.domain.calendar.NamedCalendar;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.StoredAggregate;
import java.util.List;

/** Repository of stored calendars. There are few: one holiday notice per year, and exceptions. */
public interface NamedCalendars extends Aggregates<NamedCalendar> {
    /** All calendars, sorted by id. */
    List<StoredAggregate<NamedCalendar>> all();
}
