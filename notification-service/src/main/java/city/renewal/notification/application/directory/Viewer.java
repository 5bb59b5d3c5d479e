package city.renewal.notification.application.directory;

import city.renewal.events.PersonRef;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.notification.domain.recipient.Notified;
import city.renewal.notification.domain.recipient.Recipient;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The current user: what they may see by their roles and by the inboxes that they read. These are their own, those of
 * their units for the role {@code UNIT}, and for a supervisor the supervision office's messages about their areas.
 */
public record Viewer(Visibility visibility) {
    public static Viewer of(Caller caller) {
        var addresses = new HashSet<String>();
        addresses.add(caller.personId());
        if (caller.is(Role.UNIT)) {
            caller.units().forEach(unit -> addresses.add(Recipient.UNIT_PREFIX + unit));
        }
        var isOffice = caller.is(Role.SUPERVISOR) && !caller.areas().isEmpty();
        var byArea = isOffice ? Map.of(Recipient.SUPERVISION_OFFICE, caller.areas()) : Map.<String, Set<String>>of();
        return new Viewer(Visibility.of(caller).with(new Visibility.Inboxes(addresses, byArea)));
    }

    public boolean sees(Alert alert) {
        return visibility.sees(target(alert));
    }

    public boolean sees(SupervisionOrder order) {
        return visibility.sees(target(order));
    }

    /** Whether they read messages about this area at that address. */
    public boolean looksInto(String address, String area) {
        return visibility.inboxes().include(address, area);
    }

    /** Every address whose messages they read; the supervision office's only for some areas. */
    public Set<String> trays() {
        var trays = new HashSet<>(visibility.inboxes().whole());
        trays.addAll(visibility.inboxes().byArea().keySet());
        return trays;
    }

    /** The properties of an alert that decide who may see it. */
    public static Visibility.Target target(Alert alert) {
        var subject = alert.subject();
        return new Visibility.Target(
                subject.area(),
                Set.of(subject.unit().unitId()),
                Set.copyOf(leaders(subject)),
                Set.of(subject.owner().personId()),
                addresses(alert.notified()));
    }

    /** The properties of an order that decide who may see it. */
    public static Visibility.Target target(SupervisionOrder order) {
        var subject = order.subject();
        return new Visibility.Target(
                subject.area(),
                Set.of(subject.unit().unitId()),
                subject.leaders(),
                subject.owners(),
                addresses(order.notified()));
    }

    private static Set<String> addresses(Collection<Notified> notified) {
        return notified.stream().map(Notified::personId).collect(Collectors.toSet());
    }

    /** Ids of those who lead: the lead leader, and the headquarters' leader above them. */
    public static List<String> leaders(AlertSubject subject) {
        return Stream.of(subject.leader(), subject.headquartersLeader())
                .filter(Objects::nonNull)
                .map(PersonRef::personId)
                .distinct()
                .collect(Collectors.toList());
    }
}
