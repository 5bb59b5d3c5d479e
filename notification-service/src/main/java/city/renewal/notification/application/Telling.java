package city.renewal.notification.application;

import city.renewal.notification.domain.Decision;
import city.renewal.notification.domain.Message;
import city.renewal.notification.domain.rules.ChannelName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline's stages that store something: dedup → deliver. Routing stands before them, the record on the alert and
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

    /** Where every decision is told by itself. */
    public Telling(Decisions decisions, Map<ChannelName, Channel> channels) {
        this(decisions, channels, null);
    }

    /**
     * @param channels those that are set up; a decision for another one reaches its recipient by the rest
     * @param groups which tell of decisions together; null: each is told by itself
     */
    public Telling(Decisions decisions, Map<ChannelName, Channel> channels, @Nullable Groups groups) {
        this.decisions = decisions;
        this.channels = Map.copyOf(channels);
        this.groups = groups;
    }

    /** Dedup and deliver; answers with how many decisions are new. */
    public int tell(List<Decision> toTell, Instant now) {
        if (toTell.isEmpty()) {
            return 0;
        }
        var made = decisions.makeAll(toTell);
        if (groups != null) {
            SpeakForGroups.join(groups, toTell, now);
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
        return made;
    }

    /** Hands on a message that is decided elsewhere, by its id; handing it on again changes nothing. */
    public void deliver(Message message, List<ChannelName> by) {
        channels.forEach((name, channel) -> {
            if (by.contains(name)) {
                channel.takeAll(List.of(message));
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
