package city.renewal.project.application.calendar;

import city.renewal.project.application.project.Projects;
import city.renewal.project.domain.calendar.NamedCalendar;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.decision.CalendarImpact;
import city.renewal.schedule.CalendarBook;
import city.renewal.schedule.Calendars;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Visibility;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the due dates that replanning would move in all plans that use a calendar. */
public final class CalendarImpactQuery {
    private static final int PAGE = 200;
    private static final int MAX_SHOWN = 1_000;

    private final Projects projects;

    CalendarImpactQuery(Projects projects) {
        this.projects = projects;
    }

    /**
     * Totals of what would move, and the first nodes that the caller may read.
     *
     * @param projects number of affected projects
     * @param nodes number of affected nodes in these projects
     */
    public record Impact(int projects, int nodes, List<MovedNode> items) {
        public Impact {
            items = List.copyOf(items);
        }
    }

    /** @see CalendarImpact.MovedDate */
    public record MovedNode(
            String projectId,
            String projectName,
            String nodeId,
            String nodeName,
            LocalDate dueDate,
            int dueVersion,
            LocalDate wouldBe) {}

    Impact of(Caller caller, NamedCalendar next, CalendarBook before, CalendarBook after) {
        var visibility = Visibility.of(caller);
        var touched = touched(next, after);
        var shown = new ArrayList<MovedNode>();
        int movedProjects = 0;
        int movedNodes = 0;
        String last = null;
        while (true) {
            var page = projects.planned(
                    new Projects.PlansQuery(touched, next.programme(), next.headquarters(), last, PAGE));
            for (var stored : page) {
                var project = stored.state();
                if (project.isWithdrawn()) {
                    continue;
                }
                var moved = CalendarImpact.moved(project, calendars(before, project), calendars(after, project));
                movedProjects += moved.isEmpty() ? 0 : 1;
                movedNodes += moved.size();
                if (visibility.sees(Projects.target(project))
                        || caller.administers(project.entry().area())) {
                    moved.stream().limit(MAX_SHOWN - shown.size()).forEach(node -> shown.add(shown(project, node)));
                }
            }
            if (page.size() < PAGE) {
                return new Impact(movedProjects, movedNodes, shown);
            }
            last = page.getLast().id();
        }
    }

    /** Ids of the calendars whose plans are affected; null: all plans, because exceptions apply to every calendar. */
    private static @Nullable Set<String> touched(NamedCalendar next, CalendarBook book) {
        if (next.programme() != null) {
            return null;
        }
        var ids = new HashSet<>(Set.of(next.calendarId()));
        if (next.calendarId().equals(Calendars.WORKING)) {
            book.rules().stream()
                    .filter(rules -> Calendars.WORKING.equals(rules.base()))
                    .forEach(rules -> ids.add(rules.calendarId()));
        }
        return ids;
    }

    private static Calendars calendars(CalendarBook book, Project project) {
        return book.forProject(project.entry().programme(), project.entry().headquarters());
    }

    private static MovedNode shown(Project project, CalendarImpact.MovedDate node) {
        return new MovedNode(
                project.entry().projectId(),
                project.entry().name(),
                node.nodeId(),
                node.nodeName(),
                node.dueDate(),
                node.dueVersion(),
                node.wouldBe());
    }
}
