package city.renewal.project.application.problem;

import city.renewal.project.application.programme.ProgrammeCommands;
import city.renewal.project.application.programme.Programmes;
import city.renewal.project.application.project.Projects;
import city.renewal.project.domain.problem.ProblemDraft;
import city.renewal.project.domain.programme.Programme;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.Project;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Visibility;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Resolves the programme, project and area of a problem. They must be consistent, and visible to the caller. */
final class ProblemContextResolver {
    private final Function<String, Optional<Project>> projects;
    private final Function<String, Optional<Programme>> programmes;

    ProblemContextResolver(Projects projects, Programmes programmes) {
        this(
                id -> projects.load(id).map(StoredAggregate::state),
                id -> programmes.load(id).map(StoredAggregate::state));
    }

    private ProblemContextResolver(
            Function<String, Optional<Project>> projects, Function<String, Optional<Programme>> programmes) {
        this.projects = projects;
        this.programmes = programmes;
    }

    /** Returns a resolver that loads each project and programme once. Use it for one file only. */
    ProblemContextResolver cached() {
        var knownProjects = new HashMap<String, Optional<Project>>();
        var knownProgrammes = new HashMap<String, Optional<Programme>>();
        return new ProblemContextResolver(
                id -> knownProjects.computeIfAbsent(id, projects),
                id -> knownProgrammes.computeIfAbsent(id, programmes));
    }

    /**
     * The programme, project and area of a problem.
     *
     * @param project null: the problem is about an area
     * @param area the narrower of the draft's and the project's area
     */
    record ProblemContext(Programme programme, @Nullable Project project, String area) {}

    /** The context, or the faults of the fields that name it. */
    sealed interface Resolution {
        record Resolved(ProblemContext context) implements Resolution {}

        record Invalid(List<Fault> faults) implements Resolution {}
    }

    Resolution resolve(Caller caller, ProblemDraft draft) {
        var projectId = draft.projectId();
        return projectId == null ? inArea(caller, draft) : inProject(caller, draft, projectId);
    }

    private Resolution inProject(Caller caller, ProblemDraft draft, String projectId) {
        var project = projects.apply(projectId)
                .filter(found -> Visibility.of(caller).sees(Projects.target(found)))
                .orElse(null);
        if (project == null) {
            return invalid("projectId", "there is no project '%s'".formatted(projectId));
        }
        var entry = project.entry();
        if (draft.programme() != null && !draft.programme().equals(entry.programme())) {
            return invalid(
                    "programme", "project '%s' belongs to programme '%s'".formatted(projectId, entry.programme()));
        }
        var area = draft.area() == null || entry.area().startsWith(draft.area()) ? entry.area() : draft.area();
        if (!area.startsWith(entry.area())) {
            return invalid("area", "must lie in the project's area %s".formatted(entry.area()));
        }
        var programme = programmes.apply(entry.programme()).orElseThrow();
        return new Resolution.Resolved(new ProblemContext(programme, project, area));
    }

    private Resolution inArea(Caller caller, ProblemDraft draft) {
        var programmeId = draft.programme();
        if (programmeId == null) {
            return invalid("programme", "must be given, or a project");
        }
        var programme = programmes
                .apply(programmeId)
                .filter(found -> ProgrammeCommands.sees(caller, found))
                .orElse(null);
        if (programme == null) {
            return invalid("programme", "there is no programme '%s'".formatted(programmeId));
        }
        var area = draft.area();
        if (area == null) {
            return invalid("area", "must be given, or a project");
        }
        return area.startsWith(programme.area())
                ? new Resolution.Resolved(new ProblemContext(programme, null, area))
                : invalid("area", "must lie in the programme's area %s".formatted(programme.area()));
    }

    private static Resolution invalid(String field, String message) {
        return new Resolution.Invalid(List.of(new Fault(field, message)));
    }
}
