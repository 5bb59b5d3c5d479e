package city.renewal.notification.application.dispatch;

import city.renewal.notification.application.alert.Decisions;
import city.renewal.notification.application.alert.Groups;
import city.renewal.notification.application.delivery.Channel;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline's stages that store something: dedup → deliver → order. Routing precedes them; the record on the alert and
 * {@link #complete} follow.
 *
 * <p>Each step is idempotent: a decision without its message or record keeps its dispatch batch open, and {@link
 * FinishDecisions} completes it. A message is stored before its record; a crash repeats rather than loses.
 */
public final class NotificationDispatcher {
    private final Decisions decisions;
    private final Map<ChannelName, Channel> channels;
    private final @Nullable Groups groups;
    private final StepOrders orders;

    /** Without groups and orders. */
    public NotificationDispatcher(Decisions decisions, Map<ChannelName, Channel> channels) {
        this(decisions, channels, null);
    }

    /** Without orders. */
    public NotificationDispatcher(Decisions decisions, Map<ChannelName, Channel> channels, @Nullable Groups groups) {
        this(decisions, channels, groups, issuing -> {});
    }

    /**
     * @param channels those that are set up; a decision's other channels are left out
     * @param groups the groups whose messages include several decisions; null: each decision has a message of its own
     */
    public NotificationDispatcher(
            Decisions decisions, Map<ChannelName, Channel> channels, @Nullable Groups groups, StepOrders orders) {
        this.decisions = decisions;
        this.channels = Map.copyOf(channels);
        this.groups = groups;
        this.orders = orders;
    }

    /**
     * Decisions that were dispatched.
     *
     * @param batchIds of the dispatch batches to close when all are recorded
     * @param made how many of them are new
     * @param messageIds the id under which a message was sent, where it differs from the decision's first message id
     */
    public record DispatchResult(List<String> batchIds, int made, Map<String, String> messageIds) {
        public DispatchResult {
            batchIds = List.copyOf(batchIds);
            messageIds = Map.copyOf(messageIds);
        }
    }

    /**
     * Dedup and deliver, and the orders that the decisions issue. The first person of a level gets the level's own decision,
     * even if a crash kept its record from being written; every other person gets one whose id includes their address. So
     * nobody is notified of a level twice.
     */
    public DispatchResult dispatch(List<Decision> pending, Instant now) {
        if (pending.isEmpty()) {
            return new DispatchResult(List.of(), 0, Map.of());
        }
        var takesOver = pending.stream().anyMatch(decision -> decision.instead() != null);
        var settled = takesOver ? settled(pending) : pending;
        var made = decisions.openBatch(settled);
        var batchIds = new ArrayList<>(List.of(made.batchId()));
        var fresh = made.fresh();
        if (fresh < settled.size()) {
            var standing = settled(settled);
            var others = standing.stream()
                    .filter(decision -> decision.instead() != null)
                    .toList();
            if (!others.isEmpty() && !standing.equals(settled)) {
                var more = decisions.openBatch(others);
                batchIds.add(more.batchId());
                fresh += more.fresh();
            }
            settled = standing;
        }
        deliverAll(settled, now);
        issueOrders(fresh == pending.size() ? settled : standing(settled));
        return new DispatchResult(batchIds, fresh, messageIds(pending, settled));
    }

    /** Each as the level's own decision, unless that one notifies another person. */
    private List<Decision> settled(List<Decision> pending) {
        var own = pending.stream()
                .map(Decision::ofItsLevel)
                .map(Decision::decisionId)
                .toList();
        var addresses = decisions.loadAll(own).stream()
                .collect(Collectors.toMap(
                        Decision::decisionId,
                        decision -> decision.step().recipient().address()));
        return pending.stream()
                .map(decision -> {
                    var level = decision.ofItsLevel();
                    var address = addresses.get(level.decisionId());
                    if (address == null) {
                        return decision;
                    }
                    return address.equals(decision.step().recipient().address())
                            ? level
                            : decision.insteadOf(address).issuing(null);
                })
                .toList();
    }

    private static Map<String, String> messageIds(List<Decision> pending, List<Decision> settled) {
        var changed = new HashMap<String, String>();
        for (var i = 0; i < pending.size(); i++) {
            var first = pending.get(i).messageId();
            var last = settled.get(i).messageId();
            if (!first.equals(last)) {
                changed.put(first, last);
            }
        }
        return changed;
    }

    /** Delivers decisions that were stored before, unchanged. */
    void redispatch(List<Decision> made, Instant now) {
        deliverAll(made, now);
        issueOrders(made);
    }

    private void deliverAll(List<Decision> pending, Instant now) {
        if (groups != null) {
            AssignToGroups.assign(groups, pending, now);
        }
        deliver(pending.stream()
                .filter(decision -> groups == null || decision.groupAssignment() == null)
                .map(decision -> new Outgoing(decision.message(now), decision.channels()))
                .toList());
    }

    /**
     * The stored decisions: if a policy was edited between two attempts, the first one determines whether an order is
     * issued.
     */
    private List<Decision> standing(List<Decision> decided) {
        return decisions.loadAll(
                decided.stream().map(Decision::decisionId).distinct().toList());
    }

    private void issueOrders(List<Decision> standing) {
        var issuing =
                standing.stream().filter(decision -> decision.issues() != null).toList();
        if (!issuing.isEmpty()) {
            orders.issueAll(issuing);
        }
    }

    /** A message with its channels. */
    public record Outgoing(Message message, List<ChannelName> channels) {}

    /** Passes messages to their channels; idempotent by their ids. */
    public void deliver(List<Outgoing> outgoing) {
        channels.forEach((name, channel) -> {
            var messages = outgoing.stream()
                    .filter(each -> each.channels().contains(name))
                    .map(Outgoing::message)
                    .toList();
            if (!messages.isEmpty()) {
                channel.takeAll(messages);
            }
        });
    }

    /** Closes the batches; to be called when all alerts have their records. */
    public void complete(DispatchResult result) {
        result.batchIds().forEach(decisions::closeBatch);
    }
}
