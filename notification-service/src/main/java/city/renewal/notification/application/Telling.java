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
 * <p>Each step is idempotent and leaves the next one to be found: a decision without its message or record keeps its
 * round open ({@link FinishDecisions}). A message is stored before the record says so; a crash repeats rather than loses.
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

    /**
     * Decisions that were told.
     *
     * @param roundId of the round that ends when they are recorded; null: there is none
     * @param made how many of them nobody had made before
     */
    public record Told(@Nullable String roundId, int made) {}

    /** Dedup and deliver, and the orders that come of it. */
    public Told tell(List<Decision> toTell, Instant now) {
        if (toTell.isEmpty()) {
            return new Told(null, 0);
        }
        var made = decisions.makeAll(toTell);
        deliverAll(toTell, now);
        orders(made.fresh() == toTell.size() ? toTell : standing(toTell));
        return new Told(made.roundId(), made.fresh());
    }

    /** The same for what was decided before, as it was. */
    void tellAgain(List<Decision> made, Instant now) {
        deliverAll(made, now);
        orders(made);
    }

    private void deliverAll(List<Decision> toTell, Instant now) {
        if (groups != null) {
            JoinGroups.join(groups, toTell, now);
        }
        deliver(toTell.stream()
                .filter(decision -> groups == null || decision.joins() == null)
                .map(decision -> new Outgoing(decision.message(now), decision.channels()))
                .toList());
    }

    /** What stands: of two who decide with a policy's edit between them, the first one said whether an order comes of it. */
    private List<Decision> standing(List<Decision> decided) {
        return decisions.loadAll(decided.stream().map(Decision::decisionId).toList());
    }

    private void orders(List<Decision> standing) {
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
    public void finish(Told told) {
        if (told.roundId() != null) {
            decisions.end(told.roundId());
        }
    }
}
