package city.renewal.notification.application;

import city.renewal.notification.application.alert.Groups;
import city.renewal.notification.domain.alert.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Groups in memory. Thread-safe. */
public final class InMemoryGroups implements Groups {
    private final Map<String, VersionedGroup> groups = new LinkedHashMap<>();
    private final Map<String, Instant> claims = new HashMap<>();

    @Override
    public synchronized List<VersionedGroup> loadAll(Collection<String> groupIds) {
        return groupIds.stream().map(groups::get).filter(Objects::nonNull).toList();
    }

    @Override
    public synchronized Set<String> saveAll(Collection<Change> changes) {
        var lost = new HashSet<String>();
        for (var change : changes) {
            var id = change.next().groupId();
            var known = groups.get(id);
            if ((known == null ? 0 : known.version()) == change.read().version()) {
                groups.put(id, new VersionedGroup(change.next(), change.read().version() + 1));
                claims.remove(id);
            } else {
                lost.add(id);
            }
        }
        return lost;
    }

    @Override
    public synchronized List<VersionedGroup> claimDue(Instant now, Instant real, Duration lease, int limit) {
        var due = groups.values().stream()
                .filter(kept -> kept.group().speaksAt() != null
                        && !kept.group().speaksAt().isAfter(now)
                        && !claims.getOrDefault(kept.group().groupId(), Instant.EPOCH)
                                .isAfter(real))
                .sorted(Comparator.comparing((VersionedGroup kept) ->
                                Objects.requireNonNull(kept.group().speaksAt()))
                        .thenComparing(kept -> kept.group().groupId()))
                .limit(limit)
                .toList();
        var claimed = new ArrayList<VersionedGroup>();
        for (var kept : due) {
            var id = kept.group().groupId();
            claims.put(id, real.plus(lease));
            var next = new VersionedGroup(kept.group(), kept.version() + 1);
            groups.put(id, next);
            claimed.add(next);
        }
        return claimed;
    }

    /** Groups with something in them that nobody has heard of. */
    public synchronized List<Group> withUnheard() {
        return groups.values().stream()
                .map(VersionedGroup::group)
                .filter(group -> group.members().stream().anyMatch(member -> !member.heard()))
                .toList();
    }
}
