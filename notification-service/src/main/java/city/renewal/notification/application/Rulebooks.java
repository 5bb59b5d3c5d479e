package city.renewal.notification.application;

import city.renewal.events.NodeSubject;
import city.renewal.events.PersonRef;
import city.renewal.notification.domain.Pipeline;
import city.renewal.notification.domain.rules.Contact;
import city.renewal.notification.domain.rules.EscalationPolicies;
import city.renewal.notification.domain.rules.Route;
import city.renewal.notification.domain.rules.Rulebook;
import city.renewal.notification.domain.rules.Versioned;
import city.renewal.notification.domain.rules.WorkingTime;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the rules in force, once per batch of decisions. */
public final class Rulebooks {
    private final VersionedRules<EscalationPolicies> policies;
    private final VersionedRules<Route> routes;
    private final Silences silences;
    private final Contacts contacts;
    private final WorkingTime everybodysHours;

    public Rulebooks(
            VersionedRules<EscalationPolicies> policies,
            VersionedRules<Route> routes,
            Silences silences,
            Contacts contacts,
            WorkingTime everybodysHours) {
        this.policies = policies;
        this.routes = routes;
        this.silences = silences;
        this.contacts = contacts;
        this.everybodysHours = everybodysHours;
    }

    /** The pipeline by the rules of this moment, for decisions about these. */
    public Pipeline pipeline(Collection<NodeSubject> subjects, Instant now) {
        return new Pipeline(rulebook(routes.current(), subjects, now), now);
    }

    /** The same by another tree of routes, to see what it would do. */
    public Rulebook rulebook(Versioned<Route> tree, Collection<NodeSubject> subjects, Instant now) {
        return new Rulebook(
                policies.current(),
                tree,
                silences.endingAfter(now),
                contacts.loadAll(people(subjects)).stream()
                        .collect(Collectors.toMap(Contact::personId, Function.identity())),
                everybodysHours);
    }

    public Versioned<Route> routes() {
        return routes.current();
    }

    private static Set<String> people(Collection<NodeSubject> subjects) {
        return subjects.stream()
                .flatMap(subject -> Stream.of(subject.owner(), subject.leader(), subject.headquartersLeader()))
                .filter(Objects::nonNull)
                .map(PersonRef::personId)
                .collect(Collectors.toSet());
    }
}
