package city.renewal.notification.application.dispatch;

import city.renewal.notification.application.alert.Groups;
import city.renewal.notification.application.alert.Groups.Change;
import city.renewal.notification.application.alert.Groups.VersionedGroup;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.alert.Group;
import city.renewal.starter.aggregate.ConcurrentChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Adds decisions to their groups. Each group is written even if that changes nothing, so that a concurrent flush finds its
 * version changed and reads the group again.
 */
final class AssignToGroups {
    private static final int ATTEMPTS = 50;

    private AssignToGroups() {}

    /** Adds the decisions that have a group assignment; idempotent. */
    static void assign(Groups groups, List<Decision> decisions, Instant now) {
        Map<String, List<Decision>> byGroup = decisions.stream()
                .filter(decision -> decision.groupAssignment() != null)
                .collect(Collectors.groupingBy(
                        decision -> Objects.requireNonNull(decision.groupAssignment())
                                .groupId(),
                        TreeMap::new,
                        Collectors.toList()));
        if (byGroup.isEmpty()) {
            return;
        }
        for (var attempt = 1; !byGroup.isEmpty(); attempt++) {
            if (attempt > ATTEMPTS) {
                throw new ConcurrentChange(byGroup.keySet().iterator().next(), 0);
            }
            byGroup.keySet().retainAll(groups.saveAll(changes(byGroup, known(groups, byGroup.keySet()), now)));
        }
    }

    private static Map<String, VersionedGroup> known(Groups groups, Collection<String> ids) {
        var known = new HashMap<String, VersionedGroup>();
        groups.loadAll(ids).forEach(kept -> known.put(kept.group().groupId(), kept));
        return known;
    }

    private static List<Change> changes(
            Map<String, List<Decision>> byGroup, Map<String, VersionedGroup> known, Instant now) {
        var changes = new ArrayList<Change>();
        byGroup.forEach((id, decisions) -> changes.add(change(known.get(id), decisions, now)));
        return changes;
    }

    private static Change change(@Nullable VersionedGroup found, List<Decision> decisions, Instant now) {
        var assignment = Objects.requireNonNull(decisions.getFirst().groupAssignment());
        var kept = found == null ? new VersionedGroup(Group.of(decisions.getFirst(), assignment), 0) : found;
        return new Change(kept, kept.group().withMembers(decisions, assignment, now));
    }
}
