package city.renewal.notification.adapter.web.inbox;

import city.renewal.notification.application.delivery.Deliveries.State;
import city.renewal.notification.application.delivery.DeliveryLedger.Entry;
import city.renewal.notification.domain.message.ChannelName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger of deliveries; its times are real ones.
 *
 * @param target a webhook's id, a robot's name, or whose contact says the address
 * @param attempts since it was taken, or replayed
 * @param lastAnswer a summary of the receiver's last answer
 */
record DeliveryRow(
        String deliveryId,
        String messageId,
        String alertId,
        ChannelName channel,
        String target,
        State state,
        int attempts,
        @Nullable String lastAnswer,
        Instant takenAt,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant endedAt) {
    static DeliveryRow of(Entry entry) {
        return new DeliveryRow(
                entry.deliveryId(),
                entry.messageId(),
                entry.alertId(),
                entry.channel(),
                entry.target(),
                entry.state(),
                entry.attempts(),
                entry.lastAnswer(),
                entry.takenAt(),
                entry.lastAttemptAt(),
                entry.nextAttemptAt(),
                entry.endedAt());
    }
}
