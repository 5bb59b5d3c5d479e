package city.renewal.project.application.project;

import city.renewal.events.ProjectEvent;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Outcome.Done;
import city.renewal.project.application.command.Preconditions;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.Reason;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Visibility;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Loads a project, decides and stores the result by compare-and-set; retries if another writer changed it in between.
 */
final class ProjectChanges {
    private static final int TRIES = 5;

    private final Projects projects;

    ProjectChanges(Projects projects) {
        this.projects = projects;
    }

    /** A project out of the caller's sight is refused as not found. */
    Outcome<Project> change(
            Caller caller,
            String projectId,
            Preconditions preconditions,
            Function<StoredAggregate<Project>, Decision> decide) {
        return change(
                project -> Visibility.of(caller).sees(Projects.target(project)), projectId, preconditions, decide);
    }

    /** @param seen whether the caller may see the project */
    Outcome<Project> change(
            Predicate<Project> seen,
            String projectId,
            Preconditions preconditions,
            Function<StoredAggregate<Project>, Decision> decide) {
        var expectedVersion = preconditions.expectedVersion();
        var commandId = preconditions.commandId();
        for (int attempt = 1; ; attempt++) {
            var stored = projects.load(projectId).orElse(null);
            if (stored == null || !seen.test(stored.state())) {
                return Outcome.notFound("project", projectId);
            }
            if (commandId != null && stored.hasHandled(commandId)) {
                return Done.of(stored);
            }
            var decision = decide.apply(stored);
            if (decision instanceof Decision.Rejected rejected && rejected.reason() == Reason.FORBIDDEN) {
                return Outcome.Refused.of(rejected);
            }
            if (stored.state().isWithdrawn()) {
                return withdrawn(stored);
            }
            if (expectedVersion != null && expectedVersion != stored.version()) {
                return stale(stored, expectedVersion);
            }
            try {
                return switch (decision) {
                    case Decision.Rejected rejected -> Outcome.Refused.of(rejected);
                    case Decision.Accepted(var events) -> save(stored, events, commandId);
                };
            } catch (ConcurrentChange e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Dry run of a change: returns its result and stores nothing. */
    Outcome<Project> preview(
            Caller caller,
            String projectId,
            Preconditions preconditions,
            Function<StoredAggregate<Project>, Decision> decide) {
        var stored = projects.load(projectId).orElse(null);
        if (stored == null || !Visibility.of(caller).sees(Projects.target(stored.state()))) {
            return Outcome.notFound("project", projectId);
        }
        if (stored.state().isWithdrawn()) {
            return withdrawn(stored);
        }
        var expected = preconditions.expectedVersion();
        return switch (decide.apply(stored)) {
            case Decision.Accepted(var _)
            when expected != null && expected != stored.version() -> stale(stored, expected);
            case Decision.Accepted(var events) ->
                new Done<>(stored.id(), stored.version(), stored.state().applyAll(events));
            case Decision.Rejected rejected -> Outcome.Refused.of(rejected);
        };
    }

    private static Outcome<Project> withdrawn(StoredAggregate<Project> stored) {
        return Outcome.refused(
                Reason.PROJECT_WITHDRAWN,
                "Project '%s' was taken out of its programme: nothing happens to it any more".formatted(stored.id()));
    }

    private static Outcome<Project> stale(StoredAggregate<Project> stored, long expected) {
        return Outcome.refused(
                Reason.STALE_VERSION,
                "Expected version %d, but '%s' is at %d: somebody changed it meanwhile"
                        .formatted(expected, stored.id(), stored.version()));
    }

    private Outcome<Project> save(
            StoredAggregate<Project> stored, List<ProjectEvent> events, @Nullable String commandId) {
        var next = stored.state().applyAll(events);
        var version = projects.save(stored, new Change<>(next, events, commandId));
        return new Done<>(stored.id(), version, next);
    }
}
