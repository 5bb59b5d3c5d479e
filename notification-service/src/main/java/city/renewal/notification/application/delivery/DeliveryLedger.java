package city.renewal.notification.application.delivery;

import city.renewal.notification.application.delivery.Deliveries.State;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.starter.security.AreaCodes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every delivery, as an administrator reads it, until it is old enough to be forgotten. */
public interface DeliveryLedger {
    /**
     * One line: where a message goes and what became of it, without what it says.
     *
     * @param alertId of several, the first
     * @param attempts since it was taken, or replayed
     * @param areaPath the areas that cover everything that the message is about; empty: none, or it was taken before areas were
     *     kept
     */
    record Entry(
            String deliveryId,
            String messageId,
            String alertId,
            ChannelName channel,
            String target,
            String endpointId,
            State state,
            int attempts,
            @Nullable String lastAnswer,
            Instant takenAt,
            @Nullable Instant lastAttemptAt,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant endedAt,
            List<String> areaPath) {
        public Entry {
            areaPath = List.copyOf(areaPath);
        }

        /** Whether an administrator of these areas reads it; of none given, of all. */
        boolean isWithin(Set<String> areas) {
            return areas.isEmpty() || areaPath.stream().anyMatch(area -> AreaCodes.cover(areas, area));
        }

        /** As {@link DeliveryLedger#replay} leaves it. */
        Entry replayed(Instant now) {
            return new Entry(
                    deliveryId,
                    messageId,
                    alertId,
                    channel,
                    target,
                    endpointId,
                    State.WAITING,
                    0,
                    lastAnswer,
                    takenAt,
                    lastAttemptAt,
                    now,
                    null,
                    areaPath);
        }
    }

    /**
     * Which lines; null: any.
     *
     * @param areas only of messages that one of them covers wholly; empty: any
     */
    record Filter(
            @Nullable State state,
            @Nullable ChannelName channel,
            @Nullable String target,
            @Nullable String messageId,
            Set<String> areas) {
        public Filter {
            areas = Set.copyOf(areas);
        }
    }

    /** The cursor of a page: it begins after this line. */
    record After(Instant takenAt, String deliveryId) {}

    /** The newest first. */
    List<Entry> find(Filter filter, @Nullable After after, int limit);

    /** The lines of these messages. */
    List<Entry> ofMessages(Collection<String> messageIds);

    Optional<Entry> load(String deliveryId);

    /**
     * Lets one that was refused or is dead wait for its first attempt again; false when it is neither.
     *
     * @param commandId is remembered with it; null: none
     */
    boolean replay(String deliveryId, @Nullable String commandId, Instant now);

    /** Whether it was this command that replayed it last. */
    boolean wasReplayedBy(String deliveryId, String commandId);

    /**
     * Forgets what has ended and was taken before: one instant for what was delivered, another for what was not, which
     * could be replayed until then. What waits is kept. What was to be said is kept as long as one of its lines is, and no
     * longer.
     *
     * @return how many
     */
    long forget(Instant delivered, Instant undelivered);
}
