package city.renewal.notification.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The addresses of those who answer for a node now, from its owner up to the supervision office, which always does.
 *
 * @param addresses in the order of the ladder
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
     * Whether the answer to an alert was given by one of them. Of an answer that was stored without the address that it was
     * given for, the person's own counts if they were named; else it was given for a tray, and holds while the unit stays.
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
