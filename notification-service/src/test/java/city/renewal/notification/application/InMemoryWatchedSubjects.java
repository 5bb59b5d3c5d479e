package city.renewal.notification.application;

import city.renewal.notification.application.alert.WatchedSubjects;
import city.renewal.notification.domain.condition.WatchedSubject;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Watched subjects in memory. Thread-safe. */
public final class InMemoryWatchedSubjects implements WatchedSubjects {
    private final Map<String, SubjectEntry> nodes = new LinkedHashMap<>();

    @Override
    public synchronized List<WatchedSubject> loadAll(Collection<String> keys) {
        return keys.stream()
                .distinct()
                .map(nodes::get)
                .filter(Objects::nonNull)
                .map(SubjectEntry::subject)
                .toList();
    }

    @Override
    public synchronized Set<String> saveAll(Collection<SubjectEntry> kept) {
        var lost = new HashSet<String>();
        for (var each : kept) {
            var known = nodes.get(each.subject().key());
            if ((known == null ? 0 : known.revision()) == each.revision() - 1) {
                nodes.put(each.subject().key(), each);
            } else {
                lost.add(each.subject().key());
            }
        }
        return lost;
    }

    @Override
    public synchronized List<WatchedSubject> due(Instant now, int limit) {
        return nodes.values().stream()
                .filter(each -> each.nextEvaluationAt() != null
                        && !each.nextEvaluationAt().isAfter(now))
                .sorted(Comparator.comparing(each -> Objects.requireNonNull(each.nextEvaluationAt())))
                .limit(limit)
                .map(SubjectEntry::subject)
                .toList();
    }

    @Override
    public synchronized void makeDue(long rulesVersion, Instant now) {
        nodes.replaceAll((_, each) -> each.rulesVersion() == rulesVersion
                ? each
                : new SubjectEntry(each.subject(), now, each.rulesVersion()));
    }

    @Override
    public synchronized Set<String> suspended(Collection<String> keys) {
        return loadAll(keys).stream()
                .filter(WatchedSubject::isSuspended)
                .map(WatchedSubject::key)
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized List<WatchedSubject> overdue(String afterKey, int limit) {
        return nodes.values().stream()
                .map(SubjectEntry::subject)
                .filter(node -> node.isOverdue() && node.key().compareTo(afterKey) > 0)
                .sorted(Comparator.comparing(WatchedSubject::key))
                .limit(limit)
                .toList();
    }
}
