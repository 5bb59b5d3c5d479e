package city.renewal.notification.application.rules;

import city.renewal.notification.application.alert.AlertQueries;
import city.renewal.notification.application.alert.WatchedSubjects;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.routing.InhibitionContext;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;

/** Loads what may inhibit candidates; makes no query while no candidate can be inhibited. */
public final class InhibitionContextLoader {
    private final AlertQueries alerts;
    private final WatchedSubjects subjects;

    public InhibitionContextLoader(AlertQueries alerts, WatchedSubjects subjects) {
        this.alerts = alerts;
        this.subjects = subjects;
    }

    InhibitionContext of(Collection<AlertCandidate> candidates, AlertKinds kinds) {
        var switched = candidates.stream()
                .filter(candidate -> isConcerned(candidate, kinds))
                .toList();
        if (switched.isEmpty()) {
            return InhibitionContext.NONE;
        }
        var about = switched.stream().map(AlertCandidate::subject).toList();
        var projects = about.stream()
                .map(AlertSubject::projectId)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
        var problems = about.stream()
                .map(AlertSubject::problemId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var keys =
                about.stream().flatMap(subject -> subject.workKeys().stream()).collect(Collectors.toSet());
        return new InhibitionContext(alerts.openOn(projects, problems), subjects.suspended(keys)).and(candidates);
    }

    private static boolean isConcerned(AlertCandidate candidate, AlertKinds kinds) {
        return candidate.kind().isSwitched()
                || kinds.inhibitions().stream()
                        .anyMatch(inhibition -> inhibition.of().contains(candidate.kind()));
    }
}
