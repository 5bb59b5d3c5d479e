package city.renewal.project.application;

import city.renewal.project.domain.problem.ProblemDraft;
import city.renewal.project.domain.programme.Programme;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.Project;
import city.renewal.starter.aggregate.Stored;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Sight;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds what a problem is about: its programme, project and area, which must fit together and be seen by the caller. */
final class ProblemPlaces {
    private final Function<String, Optional<Project>> projects;
    private final Function<String, Optional<Programme>> programmes;

    ProblemPlaces(Projects projects, Programmes programmes) {
        this(
                id -> projects.load(id).map(Stored::state),
                id -> programmes.load(id).map(Stored::state));
    }

    private ProblemPlaces(
            Function<String, Optional<Project>> projects, Function<String, Optional<Programme>> programmes) {
        this.projects = projects;
        this.programmes = programmes;
    }

    /** Loads each project and programme once. To be used for one file, not longer. */
    ProblemPlaces remembering() {
        var knownProjects = new HashMap<String, Optional<Project>>();
        var knownProgrammes = new HashMap<String, Optional<Programme>>();
        return new ProblemPlaces(
                id -> knownProjects.computeIfAbsent(id, projects),
                id -> knownProgrammes.computeIfAbsent(id, programmes));
    }

    /**
     * Where a problem is.
     *
     * @param project null: the problem is about an area
     * @param area the narrower one of the draft's and the project's
     */
    record Place(Programme programme, @Nullable Project project, String area) {}

    /** The place, or what is wrong with the fields that name it. */
    sealed interface Found {
        record Yes(Place place) implements Found {}

        record No(List<Fault> faults) implements Found {}
    }

    Found find(Caller caller, ProblemDraft draft) {
        var projectId = draft.projectId();
        return projectId == null ? inArea(caller, draft) : inProject(caller, draft, projectId);
    }

    private Found inProject(Caller caller, ProblemDraft draft, String projectId) {
        var project = projects.apply(projectId)
                .filter(found -> Sight.of(caller).reaches(Projects.target(found)))
                .orElse(null);
        if (project == null) {
            return no("projectId", "there is no project '%s'".formatted(projectId));
        }
        var entry = project.entry();
        if (draft.programme() != null && !draft.programme().equals(entry.programme())) {
            return no("programme", "project '%s' belongs to programme '%s'".formatted(projectId, entry.programme()));
        }
        var area = draft.area() == null || entry.area().startsWith(draft.area()) ? entry.area() : draft.area();
        if (!area.startsWith(entry.area())) {
            return no("area", "must lie in the project's area %s".formatted(entry.area()));
        }
        var programme = programmes.apply(entry.programme()).orElseThrow();
        return new Found.Yes(new Place(programme, project, area));
    }

    private Found inArea(Caller caller, ProblemDraft draft) {
        var programmeId = draft.programme();
        if (programmeId == null) {
            return no("programme", "must be given, or a project");
        }
        var programme = programmes
                .apply(programmeId)
                .filter(found -> ProgrammeCommands.sees(caller, found))
                .orElse(null);
        if (programme == null) {
            return no("programme", "there is no programme '%s'".formatted(programmeId));
        }
        var area = draft.area();
        if (area == null) {
            return no("area", "must be given, or a project");
        }
        return area.startsWith(programme.area())
                ? new Found.Yes(new Place(programme, null, area))
                : no("area", "must lie in the programme's area %s".formatted(programme.area()));
    }

    private static Found no(String field, String message) {
        return new Found.No(List.of(new Fault(field, message)));
    }
}
