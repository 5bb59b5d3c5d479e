package city.renewal.notification.application;

import city.renewal.notification.domain.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Groups in memory. Thread-safe. */
public final class InMemoryGroups implements Groups {
    private final Map<String, Kept> groups = new LinkedHashMap<>();
    private final Map<String, Instant> claims = new HashMap<>();
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, Set<String>> within = new HashMap<>();

    @Override
    public synchronized void join(Collection<Member> joining) {
        for (var member : joining) {
            var id = member.message().messageId();
            if (members.putIfAbsent(id, member) == null) {
                within.computeIfAbsent(member.groupId(), _ -> new LinkedHashSet<>())
                        .add(id);
            }
        }
    }

    @Override
    public synchronized List<Member> members(String groupId, int limit) {
        return within.getOrDefault(groupId, Set.of()).stream()
                .map(members::get)
                .sorted(Comparator.comparing((Member member) -> member.message().at())
                        .thenComparing(member -> member.message().messageId()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void heard(Collection<String> messageIds) {
        messageIds.forEach(id ->
                members.computeIfPresent(id, (_, member) -> new Member(member.groupId(), member.message(), true)));
    }

    @Override
    public synchronized void leave(Collection<String> messageIds) {
        for (var id : messageIds) {
            var member = members.get(id);
            if (member != null) {
                within.getOrDefault(member.groupId(), new LinkedHashSet<>()).remove(id);
                members.put(id, new Member("", member.message(), member.heard()));
            }
        }
    }

    @Override
    public synchronized List<Kept> loadAll(Collection<String> groupIds) {
        return groupIds.stream().map(groups::get).filter(Objects::nonNull).toList();
    }

    @Override
    public synchronized boolean save(Kept read, Group next) {
        var known = groups.get(next.groupId());
        if ((known == null ? 0 : known.version()) != read.version()) {
            return false;
        }
        groups.put(next.groupId(), new Kept(next, read.version() + 1));
        claims.remove(next.groupId());
        return true;
    }

    @Override
    public synchronized List<Kept> claimDue(Instant now, Instant real, Duration lease, int limit) {
        var due = groups.values().stream()
                .filter(kept -> kept.group().speaksAt() != null
                        && !kept.group().speaksAt().isAfter(now)
                        && !claims.getOrDefault(kept.group().groupId(), Instant.EPOCH)
                                .isAfter(real))
                .sorted(Comparator.comparing((Kept kept) ->
                                Objects.requireNonNull(kept.group().speaksAt()))
                        .thenComparing(kept -> kept.group().groupId()))
                .limit(limit)
                .toList();
        var claimed = new ArrayList<Kept>();
        for (var kept : due) {
            var id = kept.group().groupId();
            claims.put(id, real.plus(lease));
            var next = new Kept(kept.group(), kept.version() + 1);
            groups.put(id, next);
            claimed.add(next);
        }
        return claimed;
    }

    /** Everything that is still in a group and unheard. */
    public synchronized List<Member> unheard() {
        return members.values().stream()
                .filter(member -> !member.groupId().isEmpty() && !member.heard())
                .toList();
    }
}
