package city.renewal.notification.domain.alert;

import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.recipient.Recipient;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The addresses of the people responsible for a node now, from its owner up to the supervision office, which always is.
 *
 * @param addresses in the order of the escalation levels
 */
public record Responsible(List<String> addresses) {
    public Responsible {
        addresses = List.copyOf(addresses);
    }

    public static Responsible of(AlertSubject subject) {
        return new Responsible(Arrays.stream(EscalationLevel.values())
                .flatMap(level -> subject.chain().recipientAt(level).stream())
                .map(Recipient::address)
                .distinct()
                .toList());
    }

    public boolean include(String address) {
        return addresses.contains(address);
    }

    /**
     * Whether one of them acknowledged an alert. An acknowledgement that was stored without its address counts for the
     * person if they are in the chain; otherwise it counts for a tray, and stays valid while the unit is the same.
     */
    boolean mayHold(Alert alert) {
        var as = alert.acknowledgedAs();
        if (as != null) {
            return include(as);
        }
        var by = Objects.requireNonNullElse(alert.acknowledgedBy(), "");
        var before = of(alert.subject());
        return before.include(by) ? include(by) : include(unit(alert.subject()));
    }

    private static String unit(AlertSubject subject) {
        return new Recipient.Unit(subject.unit()).address();
    }
}
