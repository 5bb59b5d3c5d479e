package city.renewal.project.application.ledger;

import city.renewal.project.application.programme.CityTasks;
import city.renewal.project.application.project.Projects;
import city.renewal.project.domain.ledger.LedgerTasks;
import city.renewal.starter.aggregate.StoredAggregate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The city tasks that a ledger of a programme may name; loaded when the ledger names the first task. A ledger that
 * corrects a project may also name tasks that the project carries already, as the API allows too.
 */
final class ProgrammeTasks implements LedgerTasks {
    private static final int PAGE = 500;

    private final CityTasks tasks;
    private final Projects projects;
    private final String programmeId;
    private final boolean updates;
    private final Map<String, Set<String>> carried = new HashMap<>();
    private @Nullable SortedSet<String> known;

    ProgrammeTasks(CityTasks tasks, Projects projects, String programmeId, boolean updates) {
        this.tasks = tasks;
        this.projects = projects;
        this.programmeId = programmeId;
        this.updates = updates;
    }

    @Override
    public boolean mayName(@Nullable String projectId, String taskId) {
        return ofProgramme().contains(taskId)
                || (updates
                        && projectId != null
                        && carried.computeIfAbsent(projectId, this::carriedBy).contains(taskId));
    }

    @Override
    public Collection<String> ofProgramme() {
        var found = known;
        if (found == null) {
            found = readAll();
            known = found;
        }
        return found;
    }

    private SortedSet<String> readAll() {
        var all = new TreeSet<String>();
        var page = tasks.ofProgramme(programmeId, null, PAGE);
        while (!page.isEmpty()) {
            page.forEach(stored -> all.add(stored.id()));
            page = page.size() < PAGE
                    ? List.of()
                    : tasks.ofProgramme(programmeId, page.getLast().id(), PAGE);
        }
        return all;
    }

    private Set<String> carriedBy(String projectId) {
        return projects.load(projectId)
                .map(StoredAggregate::state)
                .filter(project -> project.entry().programme().equals(programmeId))
                .map(project -> Set.copyOf(project.entry().cityTasks()))
                .orElse(Set.of());
    }
}
