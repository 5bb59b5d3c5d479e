package city.renewal.project.application.problem;

import city.renewal.events.Problem;
import city.renewal.events.Problem.Source;
import city.renewal.events.ProblemEvent.ProblemRaised;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Outcome.Done;
import city.renewal.project.application.photo.PhotoUses;
import city.renewal.project.application.programme.Programmes;
import city.renewal.project.application.project.Projects;
import city.renewal.project.domain.problem.ProblemDraft;
import city.renewal.project.domain.problem.TrackedProblem;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.Reason;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.NewAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Raises problems: adds them to the problem list. */
public final class RaiseProblem {
    private final Problems problems;
    private final ProblemContextResolver contexts;
    private final StandardItems items;
    private final ProblemPhotos photos;
    private final InstantSource clock;

    public RaiseProblem(
            Problems problems,
            Projects projects,
            Programmes programmes,
            AssessmentStandards standards,
            PhotoUses photos,
            InstantSource clock) {
        this(
                problems,
                new ProblemContextResolver(projects, programmes),
                new StandardItems(standards),
                new ProblemPhotos(photos),
                clock);
    }

    private RaiseProblem(
            Problems problems,
            ProblemContextResolver contexts,
            StandardItems items,
            ProblemPhotos photos,
            InstantSource clock) {
        this.problems = problems;
        this.contexts = contexts;
        this.items = items;
        this.photos = photos;
        this.clock = clock;
    }

    /** Returns an instance that loads each project once. Use it for one file only. */
    RaiseProblem inBulk() {
        return new RaiseProblem(problems, contexts.cached(), items, photos, clock);
    }

    /** Raises a problem of any source except {@code CITIZEN}: those are raised by moderation. */
    public Outcome<TrackedProblem> raise(Caller caller, ProblemDraft draft, @Nullable String commandId) {
        return draft.source() == Source.CITIZEN
                ? Outcome.Refused.of(Decision.invalid(
                        "source", "must not be CITIZEN: a citizen's report comes in through its moderation"))
                : store(caller, draft, commandId);
    }

    /**
     * Raises a problem from an accepted citizen report.
     *
     * @param moderator a supervisor or a commander of the area
     * @param draft of source {@code CITIZEN}
     */
    public Outcome<TrackedProblem> raiseForCitizen(Caller moderator, ProblemDraft draft, @Nullable String commandId) {
        return draft.source() == Source.CITIZEN
                ? store(moderator, draft, commandId)
                : Outcome.Refused.of(Decision.invalid("source", "must be CITIZEN"));
    }

    private Outcome<TrackedProblem> store(Caller caller, ProblemDraft draft, @Nullable String commandId) {
        return switch (prepare(caller, draft, commandId)) {
            case Preparation.Refused(var refused) -> refused;
            case Preparation.Ready(var fresh) ->
                create(fresh) ? new Done<>(fresh.id(), 1, fresh.change().state()) : taken(fresh.id(), commandId);
        };
    }

    /** Adds no photo uses if the problem exists already, so that a duplicate id grants no access to photos. */
    private boolean create(NewAggregate<TrackedProblem> fresh) {
        var problem = fresh.change().state();
        if (!problem.listed().photos().isEmpty()) {
            if (problems.load(fresh.id()).isPresent()) {
                return false;
            }
            photos.use(problem);
        }
        return problems.create(fresh.id(), fresh.change());
    }

    private Outcome<TrackedProblem> taken(String problemId, @Nullable String commandId) {
        return problems.load(problemId)
                .filter(stored -> commandId != null && stored.hasHandled(commandId))
                .<Outcome<TrackedProblem>>map(Done::of)
                .orElseGet(() ->
                        Outcome.refused(Reason.ALREADY_EXISTS, "Problem '%s' exists already".formatted(problemId)));
    }

    /** The aggregate to store, or the refusal. */
    sealed interface Preparation {
        record Ready(NewAggregate<TrackedProblem> fresh) implements Preparation {}

        record Refused(Outcome.Refused<TrackedProblem> refused) implements Preparation {}
    }

    /** Runs all checks and stores nothing. */
    Preparation prepare(Caller caller, ProblemDraft draft, @Nullable String commandId) {
        return switch (contexts.resolve(caller, draft)) {
            case ProblemContextResolver.Resolution.Invalid(var faults) -> invalid(faults);
            case ProblemContextResolver.Resolution.Resolved(var context) ->
                prepareAt(context, caller, draft, commandId);
        };
    }

    private Preparation prepareAt(
            ProblemContextResolver.ProblemContext context,
            Caller caller,
            ProblemDraft draft,
            @Nullable String commandId) {
        var project = context.project();
        var as = new RaisingRights(caller, context.area(), project).capacity(draft.source());
        if (as == null) {
            return new Preparation.Refused(Outcome.forbidden(RaisingRights.whoMay(draft.source())));
        }
        if (project != null && project.isWithdrawn()) {
            return new Preparation.Refused(Outcome.refused(
                    Reason.PROJECT_WITHDRAWN,
                    "Project '%s' was taken out of its programme: no problem of it is raised any more"
                            .formatted(project.entry().projectId())));
        }
        if (project == null && !caller.isIn(Role.COMMANDER, context.area()) && isOwn(caller, draft)) {
            return new Preparation.Refused(Outcome.forbidden(
                    "Only a commander of the area raises a problem without a project that they or their own unit answer"
                            + " for: its leader, whom they name, decides on its date"));
        }
        var now = clock.instant();
        var item = Optional.ofNullable(draft.standardItem()).flatMap(named -> items.find(named, context.area()));
        var check = new ProblemDraftCheck(
                draft, context, as, item, context.programme().dateOf(now));
        var faults = check.faults();
        if (!faults.isEmpty()) {
            return invalid(faults);
        }
        var problem = problem(draft, context, check, caller.personId());
        var fact = new ProblemRaised(problem, caller.personId(), now);
        return new Preparation.Ready(new NewAggregate<>(
                draft.problemId(), new Change<>(TrackedProblem.raised(fact, as), List.of(fact), commandId)));
    }

    private static boolean isOwn(Caller caller, ProblemDraft draft) {
        var owner = draft.owner();
        var unit = draft.unit();
        return (owner != null && owner.personId().equals(caller.personId()))
                || (unit != null && caller.units().contains(unit.unitId()));
    }

    private Problem problem(
            ProblemDraft draft, ProblemContextResolver.ProblemContext context, ProblemDraftCheck check, String by) {
        var now = clock.instant();
        return new Problem(
                draft.problemId(),
                context.programme().programmeId(),
                draft.projectId(),
                draft.nodeId(),
                context.area(),
                draft.source(),
                Problem.State.OPEN,
                draft.title(),
                draft.description(),
                draft.category(),
                draft.deduction(),
                check.item().map(StandardItems.ItemMatch::reference).orElse(null),
                check.leader(),
                check.owner().orElseThrow(),
                check.unit().orElseThrow(),
                draft.dueDate(),
                draft.dueDate(),
                1,
                draft.photos(),
                draft.location(),
                draft.blocks(),
                null,
                0,
                0,
                by,
                now,
                now,
                null,
                List.of());
    }

    private static Preparation invalid(List<Fault> faults) {
        return new Preparation.Refused(Outcome.Refused.of(Decision.invalid(faults)));
    }
}
