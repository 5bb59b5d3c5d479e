package city.renewal.project.application.project;

import city.renewal.events.Anchor;
import city.renewal.events.CalendarIds;
import city.renewal.events.FileDates;
import city.renewal.events.PersonRef;
import city.renewal.events.PlannedNode;
import city.renewal.events.Responsibility;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Outcome.Done;
import city.renewal.project.application.command.Outcome.Refused;
import city.renewal.project.application.command.Preconditions;
import city.renewal.project.application.command.WriteMode;
import city.renewal.project.application.programme.CalendarCache;
import city.renewal.project.application.project.ScheduleFormat.ReadResult;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.PlanDraft;
import city.renewal.project.domain.project.PlanDraft.NodeDraft;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.schedulefile.FileComparison;
import city.renewal.project.domain.schedulefile.ScheduleFile;
import city.renewal.starter.security.Caller;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Imports a schedule file as the plan of a project. New nodes get the project's unit and leader and one owner as their
 * responsible people, until the plan is edited.
 */
public final class PlanImport {
    private final ProjectCommands projects;
    private final ScheduleFormat format;
    private final CalendarCache calendars;

    public PlanImport(ProjectCommands projects, ScheduleFormat format, CalendarCache calendars) {
        this.projects = projects;
        this.format = format;
        this.calendars = calendars;
    }

    /**
     * The options of an import.
     *
     * @param finishBy schedules the plan backwards from this day, instead of the file's own anchor
     * @param startOn schedules the plan forwards from this day, instead of the file's own anchor
     * @param owner owner of the nodes; null: the project's leader
     */
    public record Options(
            @Nullable LocalDate finishBy,
            @Nullable LocalDate startOn,
            @Nullable PersonRef owner) {}

    /** The imported file with its comparison to the resulting plan. */
    public record Result(ScheduleFile file, Anchor anchor, FileComparison comparison) {}

    public Outcome<Result> run(
            Caller caller,
            String projectId,
            Preconditions preconditions,
            WriteMode writeMode,
            Options options,
            byte[] bytes) {
        var refused = projects.planningRefusal(caller, projectId);
        if (refused != null) {
            return new Refused<>(refused.reason(), refused.message(), refused.faults());
        }
        return switch (format.read(bytes)) {
            case ReadResult.Unreadable(var faults) -> Outcome.Refused.of(Decision.invalid(faults));
            case ReadResult.Parsed(var file) -> take(caller, projectId, preconditions, writeMode, options, file);
        };
    }

    private Outcome<Result> take(
            Caller caller,
            String projectId,
            Preconditions preconditions,
            WriteMode writeMode,
            Options options,
            ScheduleFile file) {
        var anchor = anchor(options, file);
        if (anchor == null) {
            return invalid("startOn", "must be given: the file does not say when its project begins");
        }
        var planned = projects.plan(
                caller, projectId, preconditions, writeMode, project -> draft(project, options, anchor, file));
        return switch (planned) {
            case Refused<Project> no -> new Refused<>(no.reason(), no.message(), no.faults());
            case Done<Project>(var id, var version, var project) -> {
                var plan = Objects.requireNonNull(project.plan());
                var comparison = FileComparison.of(file, plan, calendars.of(project.entry()));
                yield new Done<>(id, version, new Result(file, plan.anchor(), comparison));
            }
        };
    }

    private static @Nullable Anchor anchor(Options options, ScheduleFile file) {
        if (options.finishBy() != null) {
            return Anchor.finishBy(options.finishBy());
        }
        if (options.startOn() != null) {
            return Anchor.startOn(options.startOn());
        }
        if (file.finish() != null) {
            return Anchor.finishBy(file.finish());
        }
        return file.start() == null ? null : Anchor.startOn(file.start());
    }

    private static ProjectCommands.DraftResult draft(
            Project project, Options options, Anchor anchor, ScheduleFile file) {
        var entry = project.entry();
        var owner = options.owner() == null ? entry.leader() : options.owner();
        if (owner == null) {
            return new ProjectCommands.DraftResult.Invalid(
                    new Fault("owner", "must be given: the project has no leader who could answer for the nodes"));
        }
        var people = new Responsibility(owner, entry.unit(), entry.leader(), null, List.of());
        var planned = new HashMap<String, PlannedNode>();
        project.nodes().forEach(node -> planned.put(node.nodeId(), node));
        var nodes = file.tasks().stream()
                .map(task -> node(task, planned.get(task.nodeId()), people))
                .toList();
        return new ProjectCommands.DraftResult.Valid(new PlanDraft(CalendarIds.NATURAL, anchor, file.goals(), nodes));
    }

    /** Fields that a file lacks (people, evidence, reports, weight, place, quantity) keep the plan's present values. */
    private static NodeDraft node(ScheduleFile.FileTask task, @Nullable PlannedNode was, Responsibility people) {
        return new NodeDraft(
                task.nodeId(),
                task.goalId(),
                task.name(),
                task.durationDays(),
                task.calendar(),
                task.predecessors(),
                task.deadline(),
                was == null ? BigDecimal.ONE : was.weight(),
                was == null ? null : was.reportEveryDays(),
                was == null ? List.of() : was.evidence(),
                was == null ? null : was.location(),
                new FileDates(task.start(), task.finish()),
                was == null ? null : was.quantity(),
                was == null ? people : was.responsibility());
    }

    private static Refused<Result> invalid(String field, String message) {
        return Outcome.Refused.of(Decision.invalid(field, message));
    }
}
