package city.renewal.notification.application.directory;

import city.renewal.events.PersonRef;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.recipient.Notified;
import city.renewal.notification.domain.recipient.Recipient;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Sight;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The visibility of the current user: what their roles let them see, and the trays that they read.
 *
 * @param sight rows of their areas, units, or those that they lead or answer for
 * @param addresses their own inbox, and their units' trays
 * @param officeAreas areas whose messages they find in the supervision office's tray
 */
public record Viewer(Sight sight, Set<String> addresses, Set<String> officeAreas) {
    public Viewer {
        addresses = Set.copyOf(addresses);
        officeAreas = Set.copyOf(officeAreas);
    }

    public static Viewer of(Caller caller) {
        var addresses = new HashSet<String>();
        addresses.add(caller.personId());
        if (caller.is(Role.UNIT)) {
            caller.units().forEach(unit -> addresses.add(Recipient.UNIT_PREFIX + unit));
        }
        return new Viewer(Sight.of(caller), addresses, caller.is(Role.SUPERVISOR) ? caller.areas() : Set.of());
    }

    /** Whether the alert is visible for them: by their sight, or because they were notified of it. */
    public boolean sees(Alert alert) {
        return sight.reaches(target(alert.subject())) || wasTold(alert);
    }

    /** Whether one of the alert's messages went to them or to a tray of theirs. */
    public boolean wasTold(Alert alert) {
        var area = alert.subject().area();
        return alert.notified().stream().map(Notified::personId).anyMatch(address -> looksInto(address, area));
    }

    /** Whether they read messages about this area at that address. */
    public boolean looksInto(String address, String area) {
        return addresses.contains(address)
                || (address.equals(Recipient.SUPERVISION_OFFICE)
                        && officeAreas.stream().anyMatch(area::startsWith));
    }

    /** Every address whose messages they read; the supervision office's only for some areas. */
    public Set<String> trays() {
        var trays = new HashSet<>(addresses);
        if (!officeAreas.isEmpty()) {
            trays.add(Recipient.SUPERVISION_OFFICE);
        }
        return trays;
    }

    private static Sight.Target target(AlertSubject subject) {
        return new Sight.Target(
                subject.area(),
                Set.of(subject.unit().unitId()),
                Set.copyOf(leaders(subject)),
                Set.of(subject.owner().personId()));
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
