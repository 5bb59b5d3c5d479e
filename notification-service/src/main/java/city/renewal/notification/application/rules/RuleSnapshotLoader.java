package city.renewal.notification.application.rules;

import city.renewal.events.PersonRef;
import city.renewal.notification.application.directory.Contacts;
import city.renewal.notification.application.directory.Directory;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.notification.domain.message.Contact;
import city.renewal.notification.domain.pipeline.Pipeline;
import city.renewal.notification.domain.recipient.KnownPeople;
import city.renewal.notification.domain.routing.InhibitionContext;
import city.renewal.notification.domain.routing.Route;
import city.renewal.notification.domain.routing.RuleSnapshot;
import city.renewal.notification.domain.routing.Versioned;
import city.renewal.notification.domain.worktime.WorkingTime;
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
public final class RuleSnapshotLoader {
    private final VersionedRules<EscalationPolicies> policies;
    private final VersionedRules<Route> routes;
    private final Silences silences;
    private final Contacts contacts;
    private final WorkingTime everybodysHours;
    private final VersionedRules<AlertKinds> kinds;
    private final InhibitionContextLoader inhibitionContexts;
    private final Supplier<CalendarBook> calendars;
    private final Directory directory;

    /** @param calendars as they stand, asked for once per batch */
    public RuleSnapshotLoader(
            VersionedRules<EscalationPolicies> policies,
            VersionedRules<Route> routes,
            Silences silences,
            Contacts contacts,
            WorkingTime everybodysHours,
            VersionedRules<AlertKinds> kinds,
            InhibitionContextLoader inhibitionContexts,
            Supplier<CalendarBook> calendars,
            Directory directory) {
        this.policies = policies;
        this.routes = routes;
        this.silences = silences;
        this.contacts = contacts;
        this.everybodysHours = everybodysHours;
        this.kinds = kinds;
        this.inhibitionContexts = inhibitionContexts;
        this.calendars = calendars;
        this.directory = directory;
    }

    /** The pipeline by the present rules, for decisions that are made already. */
    public Pipeline pipeline(Collection<? extends AlertSubject> subjects, Instant now) {
        return new Pipeline(snapshot(routes.current(), subjects, now), now);
    }

    /** The same, to check what a person may do. */
    public Pipeline pipeline(String personId, Instant now) {
        var kind = kinds.current();
        var people = directory.among(Set.of(personId), Set.of());
        return new Pipeline(snapshot(routes.current(), List.of(), now, kind, InhibitionContext.NONE, people), now);
    }

    /** The pipeline by the present rules, for decisions about these. */
    public Pipeline pipelineFor(Collection<AlertCandidate> candidates, Instant now) {
        var subjects = candidates.stream().map(AlertCandidate::subject).toList();
        var kind = kinds.current();
        var snapshot = snapshot(routes.current(), subjects, now, kind, inhibitionContexts.of(candidates, kind.rules()));
        return new Pipeline(snapshot, now);
    }

    /** The same for stored alerts, with the people who acknowledged them. */
    public Pipeline pipelineOf(Collection<Alert> found, Instant now) {
        var candidates = found.stream().map(Alert::candidate).toList();
        var subjects = candidates.stream().map(AlertCandidate::subject).toList();
        var who = new HashSet<>(people(subjects));
        found.stream().map(Alert::acknowledgedBy).filter(Objects::nonNull).forEach(who::add);
        var kind = kinds.current();
        var inhibitionContext = inhibitionContexts.of(candidates, kind.rules());
        var known = directory.among(who, units(subjects));
        return new Pipeline(snapshot(routes.current(), subjects, now, kind, inhibitionContext, known), now);
    }

    /** A snapshot with another tree of routes, for a dry run. */
    public RuleSnapshot snapshot(Versioned<Route> tree, Collection<? extends AlertSubject> subjects, Instant now) {
        return snapshot(tree, subjects, now, kinds.current(), InhibitionContext.NONE);
    }

    /** By the tree in force, for messages about these subjects, and to these people besides. */
    public RuleSnapshot snapshot(Collection<? extends AlertSubject> subjects, Collection<String> besides, Instant now) {
        var who = new HashSet<>(people(subjects));
        who.addAll(besides);
        var known = directory.among(who, units(subjects));
        return snapshot(routes.current(), subjects, now, kinds.current(), InhibitionContext.NONE, known);
    }

    /** The same for one candidate, with its inhibition context. */
    public RuleSnapshot snapshotFor(Versioned<Route> tree, AlertCandidate candidate, Instant now) {
        var kind = kinds.current();
        return snapshot(
                tree, List.of(candidate.subject()), now, kind, inhibitionContexts.of(List.of(candidate), kind.rules()));
    }

    private RuleSnapshot snapshot(
            Versioned<Route> tree,
            Collection<? extends AlertSubject> subjects,
            Instant now,
            Versioned<AlertKinds> kind,
            InhibitionContext inhibitionContext) {
        var known = directory.among(people(subjects), units(subjects));
        return snapshot(tree, subjects, now, kind, inhibitionContext, known);
    }

    private RuleSnapshot snapshot(
            Versioned<Route> tree,
            Collection<? extends AlertSubject> subjects,
            Instant now,
            Versioned<AlertKinds> kind,
            InhibitionContext inhibitionContext,
            KnownPeople known) {
        return new RuleSnapshot(
                policies.current(),
                tree,
                silences.endingAfter(now),
                contacts.loadAll(people(subjects)).stream()
                        .collect(Collectors.toMap(Contact::personId, Function.identity())),
                everybodysHours,
                kind,
                inhibitionContext,
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
