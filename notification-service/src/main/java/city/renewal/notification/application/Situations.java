package city.renewal.notification.application;

import city.renewal.notification.domain.Matter;
import city.renewal.notification.domain.rules.AlertKinds;
import city.renewal.notification.domain.rules.Situation;
import java.util.Collection;
import java.util.stream.Collectors;

/** Finds what may hold matters back; asks nobody while only what is always on is on. */
public final class Situations {
    private final AlertQueries alerts;
    private final WatchedNodes nodes;

    public Situations(AlertQueries alerts, WatchedNodes nodes) {
        this.alerts = alerts;
        this.nodes = nodes;
    }

    Situation of(Collection<Matter> matters, AlertKinds kinds) {
        var switched =
                matters.stream().filter(matter -> isConcerned(matter, kinds)).toList();
        if (switched.isEmpty()) {
            return Situation.NONE;
        }
        var projects =
                switched.stream().map(matter -> matter.subject().projectId()).collect(Collectors.toSet());
        var keys = switched.stream()
                .map(matter ->
                        matter.subject().projectId() + "/" + matter.subject().nodeId())
                .collect(Collectors.toSet());
        return new Situation(alerts.openOn(projects), nodes.suspended(keys)).and(matters);
    }

    private static boolean isConcerned(Matter matter, AlertKinds kinds) {
        return matter.kind().isSwitched()
                || kinds.inhibitions().stream()
                        .anyMatch(inhibition -> inhibition.of().contains(matter.kind()));
    }
}
