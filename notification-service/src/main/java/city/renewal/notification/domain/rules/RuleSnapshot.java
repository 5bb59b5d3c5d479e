package city.renewal.notification.domain.rules;

import city.renewal.notification.domain.AlertCandidate;
import city.renewal.notification.domain.AlertKind;
import city.renewal.notification.domain.AlertSubject;
import city.renewal.notification.domain.Recipient;
import city.renewal.notification.domain.Severity;
import city.renewal.schedule.CalendarBook;
import city.renewal.schedule.Calendars;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules in force at one moment, as a batch of decisions is made by.
 *
 * @param silences those that are or may become active
 * @param contacts of the people that the batch may tell, by person id; whoever has none has everybody's hours
 * @param everybodysHours when somebody is told who set no hours of their own, offices' trays among them
 * @param situation what else is so, as far as it may hold something back
 * @param calendars as they stand: waits pass by those of a matter's programme and headquarters
 * @param people what the directory says of those whom the batch may tell
 */
public record RuleSnapshot(
        Versioned<EscalationPolicies> policies,
        Versioned<Route> routes,
        List<Silence> silences,
        Map<String, Contact> contacts,
        WorkingTime everybodysHours,
        Versioned<AlertKinds> kinds,
        InhibitionContext inhibitionContext,
        CalendarBook calendars,
        KnownPeople people) {
    /** By the kinds and the calendars that the service came with, where everybody is known. */
    public RuleSnapshot(
            Versioned<EscalationPolicies> policies,
            Versioned<Route> routes,
            List<Silence> silences,
            Map<String, Contact> contacts,
            WorkingTime everybodysHours) {
        this(
                policies,
                routes,
                silences,
                contacts,
                everybodysHours,
                Versioned.builtIn(AlertKinds.BUILT_IN),
                InhibitionContext.NONE,
                CalendarBook.standard(),
                KnownPeople.EVERYBODY);
    }

    public RuleSnapshot {
        silences = List.copyOf(silences);
        contacts = Map.copyOf(contacts);
    }

    public EscalationPolicy policy(String policyId) {
        return policies.rules().get(policyId);
    }

    /** A policy as an explanation names it. */
    public String nameOf(EscalationPolicy policy) {
        return "policy %s, version %d".formatted(policy.policyId(), policies.version());
    }

    public Route.Destination destination(AlertCandidate candidate, int level) {
        return routes.rules().destination(candidate, level);
    }

    /** The silence that covers a matter now. */
    public Optional<Silence> silence(AlertCandidate candidate, int level, Instant now) {
        return silences.stream()
                .filter(silence -> silence.covers(candidate, level, now))
                .findFirst();
    }

    public Severity severity(AlertKind kind) {
        return kinds.rules().severity(kind);
    }

    /** What stands for a matter, so that nobody is told of it now, as an explanation names it. */
    public Optional<String> inhibitor(AlertCandidate candidate) {
        var subject = candidate.subject();
        if (candidate.kind().isSwitched()
                && subject.workKeys().stream().anyMatch(inhibitionContext.suspended()::contains)) {
            return Optional.of("work on it is suspended");
        }
        var inhibitions = kinds.rules().inhibitions();
        for (var i = 0; i < inhibitions.size(); i++) {
            var inhibition = inhibitions.get(i);
            var number = i + 1;
            var open = inhibitionContext.open().stream()
                    .filter(each -> stands(inhibition, each, candidate))
                    .findFirst();
            if (open.isPresent()) {
                return open.map(each -> "%s is open on %s, by inhibition %d of alert kinds, version %d"
                        .formatted(each.kind(), each.where(), number, kinds.version()));
            }
        }
        return Optional.empty();
    }

    private static boolean stands(
            AlertKinds.Inhibition inhibition, InhibitionContext.OpenAlert open, AlertCandidate candidate) {
        return inhibition.of().contains(candidate.kind())
                && open.kind() != candidate.kind()
                && inhibition.by().contains(open.kind())
                && (inhibition.within() == AlertKinds.Inhibition.Within.PROJECT
                        ? open.isIn(candidate.subject())
                        : open.isAbout(candidate.subject()));
    }

    /** When somebody may be told: by the calendars of everybody, as people work for several programmes. */
    public WorkingClock hours(Recipient recipient) {
        var contact = contacts.get(recipient.address());
        var hours = contact == null || contact.hours() == null ? everybodysHours : contact.hours();
        return hours.by(calendars.forEverybody());
    }

    /** The calendars by which waits about a subject pass. */
    public Calendars calendarsOf(AlertSubject subject) {
        return calendars.forProject(subject.programme(), subject.headquarters());
    }
}
