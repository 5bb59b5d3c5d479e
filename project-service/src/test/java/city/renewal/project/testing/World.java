package city.renewal.project.testing;

import city.renewal.events.Field;
import city.renewal.events.Headquarters;
import city.renewal.events.Person;
import city.renewal.events.Problem;
import city.renewal.events.ProjectEntry;
import city.renewal.events.Unit;
import city.renewal.project.application.directory.DirectoryLookup;
import city.renewal.project.application.directory.People;
import city.renewal.project.application.directory.Units;
import city.renewal.project.application.problem.Problems;
import city.renewal.project.application.programme.CalendarCache;
import city.renewal.project.application.programme.CityTasks;
import city.renewal.project.application.programme.NamedCalendars;
import city.renewal.project.application.programme.Programmes;
import city.renewal.project.application.project.ClaimEvidenceCheck;
import city.renewal.project.application.project.NodeCommands;
import city.renewal.project.application.project.Projects;
import city.renewal.project.application.report.ReportAssessments;
import city.renewal.project.application.report.ReportPhotos;
import city.renewal.project.application.report.SiteReportCommands;
import city.renewal.project.domain.calendar.NamedCalendar;
import city.renewal.project.domain.citytask.CityTask;
import city.renewal.project.domain.directory.DirectoryView;
import city.renewal.project.domain.problem.TrackedProblem;
import city.renewal.project.domain.programme.Programme;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.decision.CalendarImpact;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In-memory stores, a fixed clock, and people. */
public final class World {
    public static final InstantSource CLOCK = InstantSource.fixed(Plans.NOW);

    public final InMemoryProgrammes programmes = new InMemoryProgrammes();
    public final InMemoryProjects projects = new InMemoryProjects();
    public final InMemoryProblems problems = new InMemoryProblems();
    public final InMemorySiteReports reports = new InMemorySiteReports();
    public final InMemoryPhotos photos = new InMemoryPhotos();
    public final ReportPhotos reportPhotos = new ReportPhotos(photos, photos, photos);
    public final InMemoryStandards standards = new InMemoryStandards();
    public final InMemoryCityTasks tasks = new InMemoryCityTasks();
    public final InMemoryCalendars calendars = new InMemoryCalendars();
    public final CalendarCache calendarCache = new CalendarCache(calendars, CLOCK);

    public final InMemoryNodeReports nodeReports = new InMemoryNodeReports();
    public final InMemoryPeople people = new InMemoryPeople();
    public final InMemoryUnits units = new InMemoryUnits();
    public final DirectoryLookup directory = new DirectoryLookup(people, units);

    public World() {
        var programme = new Programme(
                "laoshan-2023",
                "崂山区 2023",
                2023,
                "370212",
                List.of(new Field("f1", "旧村改造")),
                List.of(new Headquarters("h1", "指挥部", null)),
                7,
                "Asia/Shanghai",
                3);
        programmes.create(
                programme.programmeId(),
                new Change<>(programme, List.of(programme.created(List.of(), "p-admin", Plans.NOW)), null));
    }

    /** Use cases of site reports. */
    public SiteReportCommands reporting(InstantSource clock) {
        return reporting(projects, clock);
    }

    public SiteReportCommands reporting(Projects of, InstantSource clock) {
        return new SiteReportCommands(
                reports, of, reportPhotos, new ReportAssessments(reports, reportPhotos, clock), clock);
    }

    /** Node commands on these stores. */
    public NodeCommands nodes() {
        return nodes(projects, CLOCK);
    }

    public NodeCommands nodes(Projects store, InstantSource clock) {
        return new NodeCommands(
                store, programmes, calendarCache, nodeReports, new ClaimEvidenceCheck(photos, photos), clock);
    }

    public static Caller caller(Role role, String person, String area, String... units) {
        return new Caller(person, Set.of(role), Set.of(area), Set.of(units), Set.of());
    }

    public static Caller commander() {
        return caller(Role.COMMANDER, "p-commander", "370212");
    }

    /** Programmes in memory. */
    public static final class InMemoryProgrammes extends InMemoryAggregates<Programme> implements Programmes {}

    /** People in memory. */
    public static final class InMemoryPeople extends InMemoryAggregates<Person> implements People {
        @Override
        public List<StoredAggregate<Person>> find(People.Query query) {
            throw new UnsupportedOperationException("Only the store searches");
        }

        @Override
        public List<Person> withIdsOrNames(Set<String> personIds, Set<String> nameKeys) {
            return all().stream()
                    .map(StoredAggregate::state)
                    .filter(person -> personIds.contains(person.personId())
                            || nameKeys.stream().anyMatch(key -> DirectoryView.hasName(person, key)))
                    .toList();
        }

        @Override
        public List<Person> everybody() {
            return all().stream().map(StoredAggregate::state).toList();
        }
    }

    /** Units in memory. */
    public static final class InMemoryUnits extends InMemoryAggregates<Unit> implements Units {}

    /** Calendars in memory. */
    public static final class InMemoryCalendars extends InMemoryAggregates<NamedCalendar> implements NamedCalendars {}

    /** City tasks in memory. */
    public static final class InMemoryCityTasks extends InMemoryAggregates<CityTask> implements CityTasks {
        @Override
        public List<StoredAggregate<CityTask>> ofProgramme(String programmeId, @Nullable String afterId, int limit) {
            return all().stream()
                    .filter(stored -> stored.state().programme().equals(programmeId))
                    .filter(stored -> afterId == null || stored.id().compareTo(afterId) > 0)
                    .limit(limit)
                    .toList();
        }
    }

    /** Problems in memory. */
    public static final class InMemoryProblems extends InMemoryAggregates<TrackedProblem> implements Problems {
        @Override
        public List<Problem> waiting(@Nullable String programme, @Nullable String project, @Nullable String area) {
            return all().stream()
                    .map(stored -> stored.state().listed())
                    .filter(problem -> problem.state() == Problem.State.RECTIFIED)
                    .filter(problem -> programme == null || programme.equals(problem.programme()))
                    .filter(problem -> project == null || project.equals(problem.projectId()))
                    .filter(problem -> area == null || problem.area().startsWith(area))
                    .toList();
        }
    }

    /** Projects in memory. */
    public static class InMemoryProjects extends InMemoryAggregates<Project> implements Projects {
        @Override
        public List<ProjectEntry> find(Projects.Query query) {
            return all().stream()
                    .filter(stored -> !stored.state().isWithdrawn())
                    .filter(stored -> query.visibility().sees(Projects.target(stored.state())))
                    .filter(stored -> query.afterId() == null || stored.id().compareTo(query.afterId()) > 0)
                    .limit(query.limit())
                    .map(stored -> stored.state().entry())
                    .toList();
        }

        @Override
        public List<StoredAggregate<Project>> planned(PlansQuery query) {
            return all().stream()
                    .filter(stored -> matches(query, stored.state()))
                    .filter(stored -> query.afterId() == null || stored.id().compareTo(query.afterId()) > 0)
                    .limit(query.limit())
                    .toList();
        }

        private static boolean matches(PlansQuery query, Project project) {
            var entry = project.entry();
            var calendars = query.calendars();
            return (query.programme() == null || query.programme().equals(entry.programme()))
                    && (query.headquarters() == null || query.headquarters().equals(entry.headquarters()))
                    && (calendars == null
                            || (project.plan() != null
                                    && CalendarImpact.calendarIds(project.plan())
                                            .anyMatch(calendars::contains)));
        }

        @Override
        public Map<String, Long> versions(Set<String> ids) {
            return loadAll(ids).stream().collect(Collectors.toMap(StoredAggregate::id, StoredAggregate::version));
        }

        @Override
        public Set<String> idsIn(Visibility visibility) {
            return all().stream()
                    .filter(stored -> !stored.state().isWithdrawn())
                    .filter(stored -> visibility.sees(Projects.target(stored.state())))
                    .map(StoredAggregate::id)
                    .collect(Collectors.toSet());
        }

        @Override
        public List<WaitingClaim> waiting(WaitingQuery query) {
            return all().stream()
                    .map(StoredAggregate::state)
                    .filter(project -> !project.isWithdrawn())
                    .filter(project -> query.visibility().sees(Projects.target(project)))
                    .filter(project -> query.programme() == null
                            || query.programme().equals(project.entry().programme()))
                    .filter(project -> query.project() == null
                            || query.project().equals(project.entry().projectId()))
                    .filter(project ->
                            query.area() == null || project.entry().area().startsWith(query.area()))
                    .flatMap(project -> Projects.waiting(project).stream())
                    .toList();
        }

        @Override
        public Set<String> existing(Set<String> ids) {
            var existing = new HashSet<>(ids);
            existing.removeIf(id -> load(id).isEmpty());
            return existing;
        }
    }
}
