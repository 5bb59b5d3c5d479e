package city.renewal.project.application.project;

import city.renewal.events.ProjectEntry;
import city.renewal.events.ProjectEvent.ProjectAmended;
import city.renewal.events.ProjectEvent.ProjectRegistered;
import city.renewal.events.ProjectEvent.ProjectWithdrawn;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Outcome.Done;
import city.renewal.project.application.command.Preconditions;
import city.renewal.project.application.command.WarningPolicy;
import city.renewal.project.application.command.WriteMode;
import city.renewal.project.application.programme.CalendarCache;
import city.renewal.project.application.programme.CityTasks;
import city.renewal.project.application.programme.ProgrammeCommands;
import city.renewal.project.application.programme.Programmes;
import city.renewal.project.domain.citytask.CityTask;
import city.renewal.project.domain.programme.Programme;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.PlanDraft;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.Reason;
import city.renewal.project.domain.project.decision.CalendarImpact;
import city.renewal.project.domain.project.decision.CalendarImpact.CalendarAssumptions;
import city.renewal.project.domain.project.decision.EntryPlausibility;
import city.renewal.project.domain.project.decision.Planning;
import city.renewal.project.domain.project.decision.Planning.Planner;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Registers, amends, withdraws, plans and reads projects. */
public final class ProjectCommands {
    private static final String WHO_PLANS = "Only its unit or a commander of its area plans a project";

    private final Projects projects;
    private final Programmes programmes;
    private final CityTasks tasks;
    private final ProjectChanges changes;
    private final CalendarCache calendars;
    private final InstantSource clock;

    public ProjectCommands(
            Projects projects, Programmes programmes, CityTasks tasks, CalendarCache calendars, InstantSource clock) {
        this.tasks = tasks;
        this.projects = projects;
        this.programmes = programmes;
        this.changes = new ProjectChanges(projects);
        this.calendars = calendars;
        this.clock = clock;
    }

    public Outcome<Project> register(Caller caller, ProjectEntry entry, @Nullable String commandId) {
        return register(caller, entry, commandId, WarningPolicy.REFUSE);
    }

    public Outcome<Project> register(
            Caller caller, ProjectEntry entry, @Nullable String commandId, WarningPolicy warningPolicy) {
        if (!caller.isIn(Role.COMMANDER, entry.area())) {
            return Outcome.forbidden("You were not given area %s".formatted(entry.area()));
        }
        var faults = faults(caller, entry, Set.of());
        if (!faults.isEmpty()) {
            return Outcome.Refused.of(Decision.invalid(faults));
        }
        var warnings = EntryPlausibility.warnings(entry, List.of());
        if (warningPolicy == WarningPolicy.REFUSE && !warnings.isEmpty()) {
            return Outcome.Refused.of(EntryPlausibility.notAccepted(warnings));
        }
        var event = new ProjectRegistered(entry, caller.personId(), clock.instant());
        var project = Project.registered(event);
        if (projects.create(entry.projectId(), new Change<>(project, List.of(event), commandId))) {
            return new Done<>(entry.projectId(), 1, project);
        }
        return projects.load(entry.projectId())
                .filter(stored -> commandId != null && stored.hasHandled(commandId))
                .<Outcome<Project>>map(Done::of)
                .orElseGet(() -> Outcome.refused(
                        Reason.ALREADY_EXISTS, "Project '%s' exists already".formatted(entry.projectId())));
    }

    public Outcome<Project> amend(Caller caller, ProjectEntry entry, @Nullable Long expectedVersion) {
        return amend(caller, entry, expectedVersion, WarningPolicy.REFUSE);
    }

    public Outcome<Project> amend(
            Caller caller, ProjectEntry entry, @Nullable Long expectedVersion, WarningPolicy warningPolicy) {
        return changes.change(caller, entry.projectId(), new Preconditions(expectedVersion, null), stored -> {
            var before = stored.state().entry();
            if (!caller.isIn(Role.COMMANDER, before.area()) || !caller.isIn(Role.COMMANDER, entry.area())) {
                return Decision.rejected(Reason.FORBIDDEN, "Only a commander of its area amends a project");
            }
            var faults = new ArrayList<>(faults(caller, entry, Set.copyOf(before.cityTasks())));
            if (!before.programme().equals(entry.programme())) {
                faults.add(new Fault("programme", "is %s and stays".formatted(before.programme())));
            }
            faults.addAll(strandedCalendars(stored.state(), entry));
            if (!faults.isEmpty()) {
                return Decision.invalid(faults);
            }
            var warnings = EntryPlausibility.warnings(entry, stored.state().investments());
            return warningPolicy == WarningPolicy.REFUSE && !warnings.isEmpty()
                    ? EntryPlausibility.notAccepted(warnings)
                    : Decision.accepted(new ProjectAmended(entry, caller.personId(), clock.instant()));
        });
    }

    /** Withdraws the project from its programme (撤项); its history stays readable. */
    public Outcome<Project> withdraw(Caller caller, String projectId, Preconditions preconditions, String reason) {
        return changes.change(
                caller,
                projectId,
                preconditions,
                stored -> new ProjectRights(caller, stored.state()).isCommander()
                        ? Decision.accepted(new ProjectWithdrawn(reason, caller.personId(), clock.instant()))
                        : Decision.rejected(Reason.FORBIDDEN, "Only a commander of its area withdraws a project"));
    }

    public Outcome<Project> plan(Caller caller, String projectId, PlanDraft draft, @Nullable Long expectedVersion) {
        return plan(
                caller,
                projectId,
                new Preconditions(expectedVersion, null),
                WriteMode.WRITE,
                _ -> new DraftResult.Valid(draft));
    }

    /** The plan draft that was derived from the project, or the fault that prevents it. */
    sealed interface DraftResult {
        record Valid(PlanDraft draft) implements DraftResult {}

        record Invalid(Fault fault) implements DraftResult {}
    }

    Outcome<Project> plan(
            Caller caller,
            String projectId,
            Preconditions preconditions,
            WriteMode writeMode,
            Function<Project, DraftResult> drafting) {
        Function<StoredAggregate<Project>, Decision> decide = stored -> {
            var project = stored.state();
            if (!mayPlan(caller, project)) {
                return Decision.rejected(Reason.FORBIDDEN, WHO_PLANS);
            }
            var entry = project.entry();
            var now = clock.instant();
            return switch (drafting.apply(project)) {
                case DraftResult.Invalid(var fault) -> Decision.invalid(List.of(fault));
                case DraftResult.Valid(var draft) ->
                    Planning.set(
                            project,
                            draft,
                            new ProjectRights(caller, project).isCommander() ? Planner.COMMANDER : Planner.UNIT,
                            programme(entry).dateOf(now),
                            calendars.of(entry),
                            caller.personId(),
                            now);
            };
        };
        return switch (writeMode) {
            case WRITE -> changes.change(caller, projectId, preconditions, decide);
            case DRY_RUN -> changes.preview(caller, projectId, preconditions, decide);
        };
    }

    /** The refusal if the caller may not plan this project, checked before the request is read; null if they may. */
    Outcome.@Nullable Refused<Project> planningRefusal(Caller caller, String projectId) {
        return switch (get(caller, projectId)) {
            case Outcome.Refused<Project> refused -> refused;
            case Done<Project>(var _, var _, var project) ->
                mayPlan(caller, project) ? null : Outcome.forbidden(WHO_PLANS);
        };
    }

    private static boolean mayPlan(Caller caller, Project project) {
        var rights = new ProjectRights(caller, project);
        return rights.isCommander() || rights.isProjectUnit();
    }

    /** Publishes a snapshot of the whole project, for a consumer that missed events. */
    public Outcome<Project> snapshot(Caller caller, String projectId) {
        var stored = projects.load(projectId)
                .filter(found -> caller.administers(found.state().entry().area()))
                .orElse(null);
        if (stored == null) {
            return Outcome.notFound("project", projectId);
        }
        var version = projects.publishSnapshot(stored, stored.state().snapshot(clock.instant()));
        return new Done<>(projectId, version, stored.state());
    }

    public Outcome<Project> get(Caller caller, String projectId) {
        return projects.load(projectId)
                .filter(stored -> Visibility.of(caller).sees(Projects.target(stored.state())))
                .<Outcome<Project>>map(Done::of)
                .orElseGet(() -> Outcome.notFound("project", projectId));
    }

    /** The years without a published holiday notice that the plan's dates depend on. */
    public CalendarAssumptions assumed(Project project) {
        return CalendarImpact.assumed(project, calendars.of(project.entry()));
    }

    public List<ProjectEntry> find(Projects.Query query) {
        return query.visibility().isNothing() ? List.of() : projects.find(query);
    }

    /** Faults for calendars that the plan names and that do not exist in the new headquarters. */
    private List<Fault> strandedCalendars(Project project, ProjectEntry next) {
        var plan = project.plan();
        if (plan == null || Objects.equals(project.entry().headquarters(), next.headquarters())) {
            return List.of();
        }
        var there = calendars.of(next).ids();
        return CalendarImpact.calendarIds(plan)
                .filter(id -> !there.contains(id))
                .map(id -> new Fault(
                        "headquarters", "the plan uses calendar '%s', which is not known there".formatted(id)))
                .toList();
    }

    private Programme programme(ProjectEntry entry) {
        return programmes
                .load(entry.programme())
                .orElseThrow(() -> new IllegalStateException("Programme %s is gone".formatted(entry.programme())))
                .state();
    }

    /** @param carried the city tasks that the project carries already; they are allowed even if they no longer exist */
    private List<Fault> faults(Caller caller, ProjectEntry entry, Set<String> carried) {
        var programme = programmes
                .load(entry.programme())
                .map(StoredAggregate::state)
                .filter(found -> ProgrammeCommands.sees(caller, found))
                .orElse(null);
        if (programme == null) {
            return List.of(new Fault("programme", "there is no programme '%s'".formatted(entry.programme())));
        }
        var faults = new ArrayList<Fault>();
        if (!programme.hasField(entry.field())) {
            faults.add(new Fault("field", "'%s' is not a field of the programme".formatted(entry.field())));
        }
        if (entry.headquarters() != null && !programme.hasHeadquarters(entry.headquarters())) {
            faults.add(new Fault("headquarters", "'%s' is not one of the programme's".formatted(entry.headquarters())));
        }
        if (!entry.area().startsWith(programme.area())) {
            faults.add(new Fault("area", "must lie in the programme's area %s".formatted(programme.area())));
        }
        faults.addAll(unknownTasks(entry, carried));
        faults.addAll(EntryPlausibility.faults(entry));
        return faults;
    }

    private List<Fault> unknownTasks(ProjectEntry entry, Set<String> carried) {
        var added = new HashSet<>(entry.cityTasks());
        added.removeAll(carried);
        var known = added.isEmpty()
                ? Set.<String>of()
                : tasks.loadAll(added).stream()
                        .map(StoredAggregate::state)
                        .filter(task -> task.programme().equals(entry.programme()))
                        .map(CityTask::taskId)
                        .collect(Collectors.toSet());
        return IntStream.range(0, entry.cityTasks().size())
                .filter(n -> added.contains(entry.cityTasks().get(n)))
                .filter(n -> !known.contains(entry.cityTasks().get(n)))
                .mapToObj(n -> new Fault(
                        "cityTasks[%d]".formatted(n),
                        "there is no city task '%s' in programme '%s'"
                                .formatted(entry.cityTasks().get(n), entry.programme())))
                .toList();
    }
}
