package city.renewal.notification.domain.routing;

import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.Severity;
import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.notification.domain.escalation.EscalationPolicy;
import city.renewal.notification.domain.message.Contact;
import city.renewal.notification.domain.recipient.KnownPeople;
import city.renewal.notification.domain.recipient.Recipient;
import city.renewal.notification.domain.worktime.WorkingClock;
import city.renewal.notification.domain.worktime.WorkingTime;
import city.renewal.schedule.CalendarBook;
import city.renewal.schedule.Calendars;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules in force at one moment, by which a batch of decisions is made.
 *
 * @param silences those that are or may become active
 * @param contacts of the people that the batch may notify, by person id; a person without one has the default hours
 * @param everybodysHours the default hours, for people without hours of their own and for offices' trays
 * @param inhibitionContext the open alerts and suspensions that may inhibit the batch's candidates
 * @param calendars as they stand: waits count by those of a subject's programme and headquarters
 * @param people the directory entries of those whom the batch may notify
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
    /** With the built-in kinds and calendars, where everybody is known. */
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

    /** The silence that covers a candidate now. */
    public Optional<Silence> silence(AlertCandidate candidate, int level, Instant now) {
        return silences.stream()
                .filter(silence -> silence.covers(candidate, level, now))
                .findFirst();
    }

    public Severity severity(AlertKind kind) {
        return kinds.rules().severity(kind);
    }

    /** What inhibits a candidate now, as text for an explanation; empty: nothing. */
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

    /** The hours of a recipient: by the common calendars, as people work for several programmes. */
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
