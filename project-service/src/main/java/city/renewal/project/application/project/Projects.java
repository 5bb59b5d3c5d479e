package city.renewal.project.application.project;

import city.renewal.events.ProjectEntry;
import city.renewal.project.domain.project.Project;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Repository of projects. */
public interface Projects extends Aggregates<Project> {
    /**
     * Filter for projects; null means any.
     *
     * @param visibility what the caller may see; nothing else is found
     * @param area this area or an area below it
     * @param afterId id of the last project of the previous page
     */
    record Query(
            Visibility visibility,
            @Nullable String programme,
            @Nullable String field,
            @Nullable String headquarters,
            @Nullable String area,
            @Nullable String unit,
            @Nullable String afterId,
            int limit) {}

    /** Ids of all projects in sight. */
    Set<String> idsIn(Visibility visibility);

    /**
     * Entries sorted by id, starting after {@code afterId}, without plans: a page of projects with their plans could be
     * too large.
     */
    List<ProjectEntry> find(Query query);

    /**
     * Filter for plans of all projects, independent of a caller's sight; null means any.
     *
     * @param calendars restricts the result to plans that name one of these calendars
     * @param afterId id of the last project of the page before
     */
    record PlansQuery(
            @Nullable Set<String> calendars,
            @Nullable String programme,
            @Nullable String headquarters,
            @Nullable String afterId,
            int limit) {}

    /**
     * Projects sorted by id, starting after {@code afterId}. Without a calendar filter the result includes projects
     * without a plan.
     */
    List<StoredAggregate<Project>> planned(PlansQuery query);

    /** The versions of the existing projects among these ids. */
    Map<String, Long> versions(Set<String> ids);

    /**
     * Filter for waiting claims; null means any.
     *
     * @param visibility what the caller may see; nothing else is found
     * @param area this area or below it
     */
    record WaitingQuery(
            Visibility visibility,
            @Nullable String programme,
            @Nullable String project,
            @Nullable String area) {}

    /**
     * A claimed completion of a node that waits for verification.
     *
     * @param since time of the claim
     */
    record WaitingClaim(String projectId, String nodeId, Instant since) {}

    /** All waiting claims, unordered. */
    List<WaitingClaim> waiting(WaitingQuery query);

    /** The waiting claims of a project. */
    static List<WaitingClaim> waiting(Project project) {
        return project.facts().stream()
                .filter(facts -> facts.claimedCompletedOn() != null && facts.completedOn() == null)
                .flatMap(facts -> Stream.ofNullable(facts.claimedAt())
                        .map(since -> new WaitingClaim(project.entry().projectId(), facts.nodeId(), since)))
                .toList();
    }

    /** The ids that exist already. */
    Set<String> existing(Set<String> ids);

    /** The properties that decide who may see this project. */
    static Visibility.Target target(Project project) {
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
        return new Visibility.Target(entry.area(), units, leaders, owners);
    }
}
