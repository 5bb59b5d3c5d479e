package city.renewal.notification.application.order;

import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.events.Envelope;
import city.renewal.events.ProgrammeEvent.ProgrammeCreated;
import city.renewal.events.ProjectEvent;
import city.renewal.notification.domain.order.KnownProgramme;
import city.renewal.notification.domain.order.KnownProject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keeps copies of what orders must say of projects, programmes and calendars. A poll's projects are read in one query,
 * folded, and written in one bulk; offsets are committed after that, and a fact that comes again changes nothing. The open
 * orders about a project that was withdrawn are released.
 */
public final class FollowProjects {
    private final KnownFacts known;
    private final ReleaseOrders releases;

    public FollowProjects(KnownFacts known, ReleaseOrders releases) {
        this.known = known;
        this.releases = releases;
    }

    public void follow(List<Envelope<?>> facts) {
        var ofProjects = new ArrayList<Envelope<?>>();
        for (var fact : facts) {
            switch (fact.event()) {
                case ProgrammeCreated programme -> known.keepProgramme(KnownProgramme.of(programme, fact.sequence()));
                case CalendarSet calendar -> known.keepCalendar(calendar, fact.sequence());
                case ProjectEvent event when KnownProject.isTold(event) -> ofProjects.add(fact);
                default -> {
                    // Nothing that orders use.
                }
            }
        }
        if (!ofProjects.isEmpty()) {
            fold(ofProjects);
        }
    }

    private void fold(List<Envelope<?>> facts) {
        var ids = facts.stream().map(Envelope::subject).distinct().toList();
        Map<String, KnownProject> before =
                known.projects(ids).stream().collect(Collectors.toMap(KnownProject::projectId, Function.identity()));
        var changed = new LinkedHashMap<String, KnownProject>();
        for (var fact : facts) {
            if (fact.event() instanceof ProjectEvent event) {
                var id = fact.subject();
                var project = changed.getOrDefault(id, before.get(id));
                var after = KnownProject.after(project, fact.sequence(), event);
                if (after != null && !after.equals(project)) {
                    changed.put(id, after);
                }
            }
        }
        known.keepProjects(changed.values());
        // Of every project that a fact named, not of those that changed: a crash after the line above repeats the
        // facts.
        for (var id : ids) {
            var project = changed.getOrDefault(id, before.get(id));
            if (project != null && project.withdrawal() != null) {
                releases.release(id, project.withdrawal());
            }
        }
    }
}
