package city.renewal.notification.application;

import city.renewal.notification.domain.Decision;
import city.renewal.notification.domain.Message;
import city.renewal.notification.domain.rules.ChannelName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline's stages that store something: dedup → deliver → order. Routing stands before them, the record on the alert and
 * {@link #finish} behind.
 *
 * <p>Each step is idempotent and leaves the next one to be found: a decision without its message or record stays among
 * the unfinished ({@link FinishDecisions}). A message is stored before the record says so; a crash repeats rather than
 * loses.
 */
public final class Telling {
    private final Decisions decisions;
    private final Map<ChannelName, Channel> channels;
    private final @Nullable Groups groups;
    private final StepOrders orders;

    /** Where every decision is told by itself, and gives no orders. */
    public Telling(Decisions decisions, Map<ChannelName, Channel> channels) {
        this(decisions, channels, null);
    }

    /** Where no decision gives orders. */
    public Telling(Decisions decisions, Map<ChannelName, Channel> channels, @Nullable Groups groups) {
        this(decisions, channels, groups, issuing -> {});
    }

    /**
     * @param channels those that are set up; a decision for another one reaches its recipient by the rest
     * @param groups which tell of decisions together; null: each is told by itself
     */
    public Telling(
            Decisions decisions, Map<ChannelName, Channel> channels, @Nullable Groups groups, StepOrders orders) {
        this.decisions = decisions;
        this.channels = Map.copyOf(channels);
        this.groups = groups;
        this.orders = orders;
    }

    /** Dedup and deliver, and the orders that come of it; answers with how many decisions are new. */
    public int tell(List<Decision> toTell, Instant now) {
        if (toTell.isEmpty()) {
            return 0;
        }
        var made = decisions.makeAll(toTell);
        if (groups != null) {
            JoinGroups.join(groups, toTell, now);
        }
        var alone = groups == null
                ? toTell
                : toTell.stream().filter(decision -> decision.joins() == null).toList();
        channels.forEach((name, channel) -> {
            List<Message> messages = alone.stream()
                    .filter(decision -> decision.channels().contains(name))
                    .map(decision -> decision.message(now))
                    .toList();
            if (!messages.isEmpty()) {
                channel.takeAll(messages);
            }
        });
        order(toTell, made);
        return made;
    }

    /** By what stands: of two who decide with a policy's edit between them, the first one said whether an order comes of it. */
    private void order(List<Decision> toTell, int made) {
        var standing = made == toTell.size()
                ? toTell
                : decisions.loadAll(toTell.stream().map(Decision::decisionId).toList());
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

    /** To be called when the alerts have their records. */
    public void finish(List<Decision> told) {
        if (!told.isEmpty()) {
            decisions.finishAll(told.stream().map(Decision::decisionId).toList());
        }
    }
}
