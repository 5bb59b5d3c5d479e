package city.renewal.notification.application.order;

import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.notification.domain.order.KnownProgramme;
import city.renewal.notification.domain.order.KnownProject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Our copies of projects, programmes and calendars. A later one replaces an earlier one, never the reverse. */
public interface KnownFacts {
    Optional<KnownProject> project(String projectId);

    List<KnownProject> projects(Collection<String> projectIds);

    Optional<KnownProgramme> programme(String programmeId);

    List<CalendarSet> calendars();

    void keepProjects(Collection<KnownProject> projects);

    void keepProgramme(KnownProgramme programme);

    void keepCalendar(CalendarSet calendar, long sequence);
}
