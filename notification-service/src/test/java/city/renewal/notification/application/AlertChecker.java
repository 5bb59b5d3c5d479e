package city.renewal.notification.application;

import city.renewal.events.AlertEvent;
import city.renewal.events.Envelope;
import city.renewal.events.ProgressEvent.NodeStandingChanged;
import city.renewal.events.RenewalEvent;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.condition.AlertIds;
import city.renewal.notification.domain.message.Message;
import city.renewal.notification.domain.recipient.Notified;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is stored at the end against a plain reading of the stream, written without looking at the service's code:
 * which alerts there must be, which of them are open, and one decision and one message per record of somebody told.
 */
final class AlertChecker {
    private final List<String> faults = new ArrayList<>();

    private AlertChecker() {}

    /** @param stream every change once, in its order */
    static List<String> faults(
            List<Envelope<NodeStandingChanged>> stream,
            Collection<Alert> alerts,
            Collection<Decision> decisions,
            Collection<Message> messages,
            Function<String, List<RenewalEvent>> factsOf) {
        var checker = new AlertChecker();
        checker.alertsAreThoseOfTheStream(stream, alerts);
        checker.everyLevelWasDecidedOnce(alerts, decisions, messages);
        alerts.forEach(alert -> checker.factsDescribeTheAlertsLifeCycle(alert, factsOf.apply(alert.alertId())));
        return checker.faults;
    }

    /** Every channel has the same messages. */
    static List<String> channelsDiffer(Collection<Message> one, Collection<Message> other) {
        var checker = new AlertChecker();
        checker.same("messages by the other channel", ids(one, Message::messageId), ids(other, Message::messageId));
        return checker.faults;
    }

    private void alertsAreThoseOfTheStream(List<Envelope<NodeStandingChanged>> stream, Collection<Alert> alerts) {
        var openByNode = new HashMap<String, @Nullable String>();
        var ever = new HashSet<String>();
        var claimed = new HashSet<String>();
        for (var fact : stream) {
            var change = fact.event();
            var node = change.subject().projectId() + "/" + change.subject().nodeId();
            var alert = AlertIds.alert(
                    change.subject().projectId(), change.subject().nodeId(), change.dueVersion());
            claimed.remove(openByNode.get(node));
            switch (change.to()) {
                case OVERDUE -> {
                    ever.add(alert);
                    openByNode.put(node, alert);
                }
                case CLAIMED -> {
                    openByNode.computeIfPresent(node, (_, open) -> open.equals(alert) ? open : null);
                    if (openByNode.containsKey(node)) {
                        claimed.add(alert);
                    }
                }
                case null, default -> openByNode.remove(node);
            }
        }
        var open = openByNode.values().stream().collect(Collectors.toSet());
        same("alerts", ever, alerts.stream().map(Alert::alertId).collect(Collectors.toSet()));
        same(
                "open alerts",
                open,
                alerts.stream().filter(Alert::isOpen).map(Alert::alertId).collect(Collectors.toSet()));
        same(
                "claimed alerts",
                claimed,
                alerts.stream().filter(Alert::claimed).map(Alert::alertId).collect(Collectors.toSet()));
    }

    private void everyLevelWasDecidedOnce(
            Collection<Alert> alerts, Collection<Decision> decisions, Collection<Message> messages) {
        var recorded = new HashSet<String>();
        for (var alert : alerts) {
            if (alert.notified().isEmpty() && alert.level() == 0) {
                fault(alert.dueAt() != null, alert, "was told to nobody though it waits for nothing");
                continue;
            }
            var levels = alert.notified().stream().map(Notified::level).toList();
            if (!levels.equals(levels.stream().distinct().sorted().toList())
                    || levels.isEmpty()
                    || levels.getFirst() != 1) {
                faults.add("levels of %s are %s".formatted(alert.alertId(), levels));
            }
            if (alert.level() != levels.getLast()) {
                faults.add("%s is at level %d but told %s".formatted(alert.alertId(), alert.level(), levels));
            }
            alert.notified().forEach(record -> recorded.add(record.messageId()));
        }
        same("messages decided on", recorded, ids(decisions, Decision::messageId));
        same("messages stored", recorded, ids(messages, Message::messageId));
        for (var message : messages) {
            var hour = message.at().atZone(ZoneId.of("Asia/Shanghai")).getHour();
            if (hour < 8 || hour >= 20) {
                faults.add("%s was sent at %s".formatted(message.messageId(), message.at()));
            }
        }
    }

    private static <T> Set<String> ids(Collection<T> all, Function<T, String> id) {
        return all.stream().map(id).collect(Collectors.toSet());
    }

    private void factsDescribeTheAlertsLifeCycle(Alert alert, List<RenewalEvent> facts) {
        var isOpen = false;
        for (var fact : facts) {
            var before = isOpen;
            switch ((AlertEvent) fact) {
                case AlertEvent.AlertRaised _ -> {
                    isOpen = true;
                    fault(before, alert, "was raised while it was open");
                }
                case AlertEvent.AlertResolved _ -> {
                    isOpen = false;
                    fault(!before, alert, "was resolved while it was closed");
                }
                case AlertEvent.AlertEscalated _, AlertEvent.AlertAcknowledged _ -> {}
            }
        }
        if (isOpen != alert.isOpen()) {
            faults.add("the facts of %s end %s".formatted(alert.alertId(), isOpen ? "open" : "closed"));
        }
    }

    private void fault(boolean found, Alert alert, String what) {
        if (found) {
            faults.add("%s %s".formatted(alert.alertId(), what));
        }
    }

    private void same(String what, Set<String> expected, Set<String> found) {
        var missing = new HashSet<>(expected);
        missing.removeAll(found);
        var extra = new HashSet<>(found);
        extra.removeAll(expected);
        if (!missing.isEmpty() || !extra.isEmpty()) {
            faults.add("%s: %d missing, %d too many".formatted(what, missing.size(), extra.size()));
        }
    }
}
