package city.renewal.notification.application;

import city.renewal.notification.domain.Decision;
import city.renewal.notification.domain.Message;
import city.renewal.notification.domain.rules.ChannelName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline's stages that store something: dedup → deliver → order. Routing stands before them, the record on the alert and
 * {@link #complete} behind.
 *
 * <p>Each step is idempotent and leaves the next one to be found: a decision without its message or record keeps its
 * round open ({@link FinishDecisions}). A message is stored before the record says so; a crash repeats rather than loses.
 */
public final class NotificationDispatcher {
    private final Decisions decisions;
    private final Map<ChannelName, Channel> channels;
    private final @Nullable Groups groups;
    private final StepOrders orders;

    /** Where every decision is told by itself, and gives no orders. */
    public NotificationDispatcher(Decisions decisions, Map<ChannelName, Channel> channels) {
        this(decisions, channels, null);
    }

    /** Where no decision gives orders. */
    public NotificationDispatcher(Decisions decisions, Map<ChannelName, Channel> channels, @Nullable Groups groups) {
        this(decisions, channels, groups, issuing -> {});
    }

    /**
     * @param channels those that are set up; a decision for another one reaches its recipient by the rest
     * @param groups which tell of decisions together; null: each is told by itself
     */
    public NotificationDispatcher(
            Decisions decisions, Map<ChannelName, Channel> channels, @Nullable Groups groups, StepOrders orders) {
        this.decisions = decisions;
        this.channels = Map.copyOf(channels);
        this.groups = groups;
        this.orders = orders;
    }

    /**
     * Decisions that were told.
     *
     * @param roundIds of the rounds that end when they are recorded
     * @param made how many of them nobody had made before
     * @param messageIds the id under which a message went out, where it is another one than its decision said at first
     */
    public record DispatchResult(List<String> batchIds, int made, Map<String, String> messageIds) {
        public DispatchResult {
            batchIds = List.copyOf(batchIds);
            messageIds = Map.copyOf(messageIds);
        }
    }

    /**
     * Dedup and deliver, and the orders that come of it. The first person who was ever decided to be told of a level has the
     * level's own decision, whether a crash kept its record from being written or not; every other person has one that bears
     * their address. So nobody is told of a level twice.
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

    /** Each as the level's own decision, unless that one tells somebody else. */
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

    /** The same for what was decided before, as it was. */
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

    /** What stands: of two who decide with a policy's edit between them, the first one said whether an order comes of it. */
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

    /** A message that is decided elsewhere, and what it goes out by. */
    public record Outgoing(Message message, List<ChannelName> channels) {}

    /** Hands these on, by their ids; handing them on again changes nothing. */
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

    /** To be called when all alerts have their records. */
    public void complete(DispatchResult result) {
        result.batchIds().forEach(decisions::closeBatch);
    }
}
