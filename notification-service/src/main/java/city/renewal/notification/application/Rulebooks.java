package city.renewal.notification.application;

import city.renewal.events.PersonRef;
import city.renewal.notification.domain.Alert;
import city.renewal.notification.domain.AlertCandidate;
import city.renewal.notification.domain.AlertSubject;
import city.renewal.notification.domain.Pipeline;
import city.renewal.notification.domain.rules.AlertKinds;
import city.renewal.notification.domain.rules.Contact;
import city.renewal.notification.domain.rules.EscalationPolicies;
import city.renewal.notification.domain.rules.KnownPeople;
import city.renewal.notification.domain.rules.Route;
import city.renewal.notification.domain.rules.Rulebook;
import city.renewal.notification.domain.rules.Situation;
import city.renewal.notification.domain.rules.Versioned;
import city.renewal.notification.domain.rules.WorkingTime;
import city.renewal.schedule.CalendarBook;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the rules in force, once per batch of decisions. */
public final class Rulebooks {
    private final VersionedRules<EscalationPolicies> policies;
    private final VersionedRules<Route> routes;
    private final Silences silences;
    private final Contacts contacts;
    private final WorkingTime everybodysHours;
    private final VersionedRules<AlertKinds> kinds;
    private final Situations situations;
    private final Supplier<CalendarBook> calendars;
    private final Directory directory;

    /** @param calendars as they stand, asked for once per batch */
    public Rulebooks(
            VersionedRules<EscalationPolicies> policies,
            VersionedRules<Route> routes,
            Silences silences,
            Contacts contacts,
            WorkingTime everybodysHours,
            VersionedRules<AlertKinds> kinds,
            Situations situations,
            Supplier<CalendarBook> calendars,
            Directory directory) {
        this.policies = policies;
        this.routes = routes;
        this.silences = silences;
        this.contacts = contacts;
        this.everybodysHours = everybodysHours;
        this.kinds = kinds;
        this.situations = situations;
        this.calendars = calendars;
        this.directory = directory;
    }

    /** The pipeline by the rules of this moment, where nobody is to be told of anything new. */
    public Pipeline pipeline(Collection<? extends AlertSubject> subjects, Instant now) {
        return new Pipeline(rulebook(routes.current(), subjects, now), now);
    }

    /** The same, to answer whether a person may do something. */
    Pipeline pipeline(String personId, Instant now) {
        var kind = kinds.current();
        var people = directory.among(Set.of(personId), Set.of());
        return new Pipeline(rulebook(routes.current(), List.of(), now, kind, Situation.NONE, people), now);
    }

    /** The pipeline by the rules of this moment, for decisions about these. */
    public Pipeline pipelineFor(Collection<AlertCandidate> candidates, Instant now) {
        var subjects = candidates.stream().map(AlertCandidate::subject).toList();
        var kind = kinds.current();
        var rulebook = rulebook(routes.current(), subjects, now, kind, situations.of(candidates, kind.rules()));
        return new Pipeline(rulebook, now);
    }

    /** The same for alerts that are there, with those who answered them. */
    Pipeline pipelineOf(Collection<Alert> found, Instant now) {
        var candidates = found.stream().map(Alert::candidate).toList();
        var subjects = candidates.stream().map(AlertCandidate::subject).toList();
        var who = new HashSet<>(people(subjects));
        found.stream().map(Alert::acknowledgedBy).filter(Objects::nonNull).forEach(who::add);
        var kind = kinds.current();
        var situation = situations.of(candidates, kind.rules());
        var known = directory.among(who, units(subjects));
        return new Pipeline(rulebook(routes.current(), subjects, now, kind, situation, known), now);
    }

    /** The same by another tree of routes, to see what it would do. */
    public Rulebook rulebook(Versioned<Route> tree, Collection<? extends AlertSubject> subjects, Instant now) {
        return rulebook(tree, subjects, now, kinds.current(), Situation.NONE);
    }

    /** By the tree in force, for messages about these subjects, and to these people besides. */
    public Rulebook rulebook(Collection<? extends AlertSubject> subjects, Collection<String> besides, Instant now) {
        var who = new HashSet<>(people(subjects));
        who.addAll(besides);
        var known = directory.among(who, units(subjects));
        return rulebook(routes.current(), subjects, now, kinds.current(), Situation.NONE, known);
    }

    /** The same for one matter, with what may hold it back now. */
    public Rulebook rulebookFor(Versioned<Route> tree, AlertCandidate candidate, Instant now) {
        var kind = kinds.current();
        return rulebook(tree, List.of(candidate.subject()), now, kind, situations.of(List.of(candidate), kind.rules()));
    }

    private Rulebook rulebook(
            Versioned<Route> tree,
            Collection<? extends AlertSubject> subjects,
            Instant now,
            Versioned<AlertKinds> kind,
            Situation situation) {
        var known = directory.among(people(subjects), units(subjects));
        return rulebook(tree, subjects, now, kind, situation, known);
    }

    private Rulebook rulebook(
            Versioned<Route> tree,
            Collection<? extends AlertSubject> subjects,
            Instant now,
            Versioned<AlertKinds> kind,
            Situation situation,
            KnownPeople known) {
        return new Rulebook(
                policies.current(),
                tree,
                silences.endingAfter(now),
                contacts.loadAll(people(subjects)).stream()
                        .collect(Collectors.toMap(Contact::personId, Function.identity())),
                everybodysHours,
                kind,
                situation,
                calendars.get(),
                known);
    }

    public Versioned<Route> routes() {
        return routes.current();
    }

    private static Set<String> people(Collection<? extends AlertSubject> subjects) {
        return subjects.stream()
                .flatMap(subject -> Stream.of(subject.owner(), subject.leader(), subject.headquartersLeader()))
                .filter(Objects::nonNull)
                .map(PersonRef::personId)
                .collect(Collectors.toSet());
    }

    private static Set<String> units(Collection<? extends AlertSubject> subjects) {
        return subjects.stream().map(subject -> subject.unit().unitId()).collect(Collectors.toSet());
    }
}
