package city.renewal.notification.domain.rules;

import city.renewal.notification.domain.Matter;
import city.renewal.notification.domain.Recipient;
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
 */
public record Rulebook(
        Versioned<EscalationPolicies> policies,
        Versioned<Route> routes,
        List<Silence> silences,
        Map<String, Contact> contacts,
        WorkingTime everybodysHours) {
    public Rulebook {
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

    public Route.Destination destination(Matter matter, int level) {
        return routes.rules().destination(matter, level);
    }

    /** The silence that covers a matter now. */
    public Optional<Silence> silence(Matter matter, int level, Instant now) {
        return silences.stream()
                .filter(silence -> silence.covers(matter, level, now))
                .findFirst();
    }

    public WorkingTime hours(Recipient recipient) {
        var contact = contacts.get(recipient.address());
        return contact == null || contact.hours() == null ? everybodysHours : contact.hours();
    }
}
