package city.renewal.notification.application.dispatch;

import city.renewal.notification.application.alert.Groups;
import city.renewal.notification.application.alert.OutgoingNotifications;
import city.renewal.notification.application.delivery.Channel;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Message;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries out decisions that their alerts have recorded as outgoing.
 *
 * <ol>
 *   <li>Those of a group join the group; the message of each other one is stored by its channels.
 *   <li>The supervision orders of their steps are issued.
 *   <li>They are removed from the alerts' outgoing.
 * </ol>
 *
 * <p>Each step is idempotent by deterministic ids. After a crash the decisions are outgoing still, and {@link RecoverOutgoing}
 * carries them out again. Thread-safe.
 */
public final class NotificationDispatcher {
    private static final int ATTEMPTS = 20;

    private final OutgoingNotifications outgoing;
    private final Map<ChannelName, Channel> channels;
    private final @Nullable Groups groups;
    private final StepOrders orders;

    /** Without groups and orders. */
    public NotificationDispatcher(OutgoingNotifications outgoing, Map<ChannelName, Channel> channels) {
        this(outgoing, channels, null);
    }

    /** Without orders. */
    public NotificationDispatcher(
            OutgoingNotifications outgoing, Map<ChannelName, Channel> channels, @Nullable Groups groups) {
        this(outgoing, channels, groups, issuing -> {});
    }

    /**
     * @param channels those that are set up; a decision's other channels are left out
     * @param groups the groups whose messages include several decisions; null: each decision has a message of its own
     */
    public NotificationDispatcher(
            OutgoingNotifications outgoing,
            Map<ChannelName, Channel> channels,
            @Nullable Groups groups,
            StepOrders orders) {
        this.outgoing = outgoing;
        this.channels = Map.copyOf(channels);
        this.groups = groups;
        this.orders = orders;
    }

    /**
     * Carries out decisions, and removes them from their alerts' outgoing.
     *
     * @param alerts those of the decisions, as they are stored with them
     */
    public void dispatch(List<StoredAggregate<Alert>> alerts, List<Decision> decisions, Instant now) {
        if (decisions.isEmpty()) {
            return;
        }
        if (groups != null) {
            AssignToGroups.assign(groups, decisions, now);
        }
        deliver(decisions.stream()
                .filter(decision -> groups == null || decision.groupAssignment() == null)
                .map(decision -> new ChannelMessage(decision.message(now), decision.channels()))
                .toList());
        issueOrders(decisions);
        remove(alerts, decisions.stream().map(Decision::messageId).collect(Collectors.toSet()));
    }

    private void issueOrders(List<Decision> decisions) {
        var issuing =
                decisions.stream().filter(decision -> decision.issues() != null).toList();
        if (!issuing.isEmpty()) {
            orders.issueAll(issuing);
        }
    }

    /** Alerts that other instances write again and again are left to {@link RecoverOutgoing}. */
    private void remove(List<StoredAggregate<Alert>> alerts, Collection<String> messageIds) {
        var left = alerts;
        for (var attempt = 1; !left.isEmpty() && attempt <= ATTEMPTS; attempt++) {
            left = outgoing.removeAll(left, messageIds);
        }
    }

    /** A message with the channels that take it. */
    public record ChannelMessage(Message message, List<ChannelName> channels) {}

    /** Passes messages to their channels; idempotent by their ids. */
    public void deliver(List<ChannelMessage> toDeliver) {
        channels.forEach((name, channel) -> {
            var messages = toDeliver.stream()
                    .filter(each -> each.channels().contains(name))
                    .map(ChannelMessage::message)
                    .toList();
            if (!messages.isEmpty()) {
                channel.takeAll(messages);
            }
        });
    }
}
