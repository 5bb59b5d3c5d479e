package city.renewal.notification.application.order;

import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.notification.domain.order.KnownProgramme;
import city.renewal.notification.domain.order.KnownProject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies in memory. */
public final class InMemoryKnownFacts implements KnownFacts {
    private record Kept(long sequence, CalendarSet calendar) {}

    private final Map<String, KnownProject> projects = new HashMap<>();
    private final Map<String, KnownProgramme> programmes = new HashMap<>();
    private final Map<String, Kept> calendars = new HashMap<>();

    @Override
    public Optional<KnownProject> project(String projectId) {
        return Optional.ofNullable(projects.get(projectId));
    }

    @Override
    public List<KnownProject> projects(Collection<String> projectIds) {
        return projects.values().stream()
                .filter(project -> projectIds.contains(project.projectId()))
                .toList();
    }

    @Override
    public Optional<KnownProgramme> programme(String programmeId) {
        return Optional.ofNullable(programmes.get(programmeId));
    }

    @Override
    public List<CalendarSet> calendars() {
        return calendars.values().stream().map(Kept::calendar).toList();
    }

    @Override
    public void keepProjects(Collection<KnownProject> toKeep) {
        toKeep.forEach(project -> projects.merge(
                project.projectId(),
                project,
                (before, after) -> after.sequence() > before.sequence() ? after : before));
    }

    @Override
    public void keepProgramme(KnownProgramme programme) {
        programmes.merge(
                programme.programmeId(),
                programme,
                (before, after) -> after.sequence() > before.sequence() ? after : before);
    }

    @Override
    public void keepCalendar(CalendarSet calendar, long sequence) {
        calendars.merge(
                calendar.calendarId(),
                new Kept(sequence, calendar),
                (before, after) -> after.sequence() > before.sequence() ? after : before);
    }
}
