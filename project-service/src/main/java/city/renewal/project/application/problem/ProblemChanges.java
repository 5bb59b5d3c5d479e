package city.renewal.project.application.problem;

import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Outcome.Done;
import city.renewal.project.application.command.Preconditions;
import city.renewal.project.application.project.Projects;
import city.renewal.project.domain.problem.ProblemDecision;
import city.renewal.project.domain.problem.TrackedProblem;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.Reason;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loads a problem, decides and stores the result by compare-and-set; retries if another writer changed it in between.
 */
final class ProblemChanges {
    private static final int TRIES = 5;
    private static final Caller NOBODY = new Caller("", Set.of(), Set.of(), Set.of(), Set.of());

    private final Problems problems;
    private final Projects projects;
    private final ProblemPhotos photos;

    ProblemChanges(Problems problems, Projects projects, ProblemPhotos photos) {
        this.problems = problems;
        this.projects = projects;
        this.photos = photos;
    }

    /**
     * A problem that the caller may see, with its project.
     *
     * @param project null: the problem is about an area
     */
    record VisibleProblem(
            Caller caller,
            StoredAggregate<TrackedProblem> stored,
            @Nullable Project project) {
        TrackedProblem problem() {
            return stored.state();
        }

        ProblemRights rights() {
            return new ProblemRights(caller, stored.state().listed(), project);
        }

        boolean isOfWithdrawnProject() {
            return project != null && project.isWithdrawn();
        }
    }

    /** The problem; null if it does not exist or the caller may not see it. */
    @Nullable
    VisibleProblem find(Caller caller, String problemId) {
        var found = load(caller, problemId);
        return found != null && found.rights().sees() ? found : null;
    }

    private @Nullable VisibleProblem load(Caller caller, String problemId) {
        var stored = problems.load(problemId).orElse(null);
        if (stored == null) {
            return null;
        }
        var projectId = stored.state().listed().projectId();
        var project = projectId == null
                ? null
                : projects.load(projectId).map(StoredAggregate::state).orElse(null);
        return new VisibleProblem(caller, stored, project);
    }

    /** A problem out of the caller's sight is refused as not found. */
    Outcome<TrackedProblem> change(
            Caller caller,
            String problemId,
            Preconditions preconditions,
            Function<VisibleProblem, ProblemDecision> decide) {
        return change(() -> find(caller, problemId), problemId, preconditions, decide);
    }

    /** A change by the platform itself: there is no caller, so no sight is checked. */
    Outcome<TrackedProblem> changeUnchecked(
            String problemId, String commandId, Function<VisibleProblem, ProblemDecision> decide) {
        return change(() -> load(NOBODY, problemId), problemId, new Preconditions(null, commandId), decide);
    }

    private Outcome<TrackedProblem> change(
            Supplier<@Nullable VisibleProblem> find,
            String problemId,
            Preconditions preconditions,
            Function<VisibleProblem, ProblemDecision> decide) {
        var commandId = preconditions.commandId();
        for (int attempt = 1; ; attempt++) {
            var found = find.get();
            if (found == null) {
                return Outcome.notFound("problem", problemId);
            }
            var stored = found.stored();
            if (commandId != null && stored.hasHandled(commandId)) {
                return Done.of(stored);
            }
            var decision = decide.apply(found);
            if (decision instanceof ProblemDecision.Rejected(var why) && why.reason() == Reason.FORBIDDEN) {
                return Outcome.Refused.of(why);
            }
            var expected = preconditions.expectedVersion();
            if (expected != null && expected != stored.version()) {
                return Outcome.refused(
                        Reason.STALE_VERSION,
                        "Expected version %d, but '%s' is at %d: somebody changed it meanwhile"
                                .formatted(expected, problemId, stored.version()));
            }
            try {
                return switch (decision) {
                    case ProblemDecision.Rejected(var why) -> Outcome.Refused.of(why);
                    case ProblemDecision.Accepted accepted -> save(stored, accepted, commandId);
                };
            } catch (ConcurrentChange e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private Outcome<TrackedProblem> save(
            StoredAggregate<TrackedProblem> stored, ProblemDecision.Accepted accepted, @Nullable String commandId) {
        photos.use(accepted.next());
        var change = new Change<>(accepted.next(), List.of(accepted.fact()), commandId);
        return new Done<>(stored.id(), problems.save(stored, change), accepted.next());
    }
}
