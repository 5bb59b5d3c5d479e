package city.renewal.progress.application.list;

import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import city.renewal.starter.security.Visibility;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may see a row. The lists, the schedule, the history, the figures and the live stream take the properties of a node
 * or a problem from here, so that all of them show it to the same callers.
 */
public final class VisibilityTargets {
    private VisibilityTargets() {}

    /**
     * A node or a problem.
     *
     * @param leader the lead leader of the node or the problem itself
     * @param projectLeader the leader of its project, who sees all of the project
     */
    public static Visibility.Target ofItem(
            String area, UnitRef unit, PersonRef owner, @Nullable PersonRef leader, @Nullable PersonRef projectLeader) {
        return new Visibility.Target(area, Set.of(unit.unitId()), ids(leader, projectLeader), Set.of(owner.personId()));
    }

    /** A project without its nodes: those who see one of its nodes see that node, and not the project's other parts. */
    public static Visibility.Target ofProject(String area, UnitRef unit, @Nullable PersonRef leader) {
        return new Visibility.Target(area, Set.of(unit.unitId()), ids(leader), Set.of());
    }

    private static Set<String> ids(@Nullable PersonRef... people) {
        return Arrays.stream(people)
                .filter(Objects::nonNull)
                .map(PersonRef::personId)
                .collect(Collectors.toUnmodifiableSet());
    }
}
