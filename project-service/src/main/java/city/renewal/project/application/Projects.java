package city.renewal.project.application;

import city.renewal.events.ProjectEntry;
import city.renewal.project.domain.project.Project;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Stored;
import city.renewal.starter.security.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps projects. */
public interface Projects extends Aggregates<Project> {
    /**
     * Which projects: null means any.
     *
     * @param sight what the caller may read; nothing else is found
     * @param area this area or below it
     * @param afterId id of the last project of the page before
     */
    record Query(
            Sight sight,
            @Nullable String programme,
            @Nullable String field,
            @Nullable String headquarters,
            @Nullable String area,
            @Nullable String unit,
            @Nullable String afterId,
            int limit) {}

    /** Ids of all projects in sight. */
    Set<String> idsIn(Sight sight);

    /** By id, from the one after {@code afterId}; entries alone, for a page of projects with their plans could be too large. */
    List<ProjectEntry> find(Query query);

    /**
     * Which plans, of all projects and not only of those in the sight of a caller; null means any.
     *
     * @param calendars plans that name one of them
     * @param afterId id of the last project of the page before
     */
    record PlansQuery(
            @Nullable Set<String> calendars,
            @Nullable String programme,
            @Nullable String headquarters,
            @Nullable String afterId,
            int limit) {}

    /** By id, from the one after {@code afterId}; where any calendar will do, projects without a plan are among them. */
    List<Stored<Project>> planned(PlansQuery query);

    /** The versions of the projects among these ids that there are. */
    Map<String, Long> versions(Set<String> ids);

    /**
     * Whose claims wait: null means any.
     *
     * @param sight what the caller may read; nothing else is found
     * @param area this area or below it
     */
    record WaitingQuery(
            Sight sight,
            @Nullable String programme,
            @Nullable String project,
            @Nullable String area) {}

    /**
     * A node that was claimed as done and waits for its check.
     *
     * @param since when it was claimed
     */
    record WaitingClaim(String projectId, String nodeId, Instant since) {}

    /** Every claim that waits, in no order. */
    List<WaitingClaim> waiting(WaitingQuery query);

    /** The claims of a project that wait. */
    static List<WaitingClaim> waiting(Project project) {
        return project.facts().stream()
                .filter(facts -> facts.claimedCompletedOn() != null && facts.completedOn() == null)
                .flatMap(facts -> Stream.ofNullable(facts.claimedAt())
                        .map(since -> new WaitingClaim(project.entry().projectId(), facts.nodeId(), since)))
                .toList();
    }

    /** Those of the ids that are taken. */
    Set<String> existing(Set<String> ids);

    /** What has to be in somebody's sight for them to read this project. */
    static Sight.Target target(Project project) {
        var entry = project.entry();
        var people = project.nodes().stream().map(node -> node.responsibility()).toList();
        var units = new java.util.HashSet<>(Set.of(entry.unit().unitId()));
        people.forEach(person -> units.add(person.unit().unitId()));
        var leaders = new java.util.HashSet<String>();
        Optional.ofNullable(entry.leader()).ifPresent(leader -> leaders.add(leader.personId()));
        var owners = new java.util.HashSet<String>();
        for (var person : people) {
            Optional.ofNullable(person.leader()).ifPresent(leader -> leaders.add(leader.personId()));
            owners.add(person.owner().personId());
        }
        return new Sight.Target(entry.area(), units, leaders, owners);
    }
}
