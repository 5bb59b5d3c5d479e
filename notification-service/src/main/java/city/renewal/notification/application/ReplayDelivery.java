package city.renewal.notification.application;

import city.renewal.notification.application.DeliveryLedger.Entry;
import java.time.InstantSource;

/** An administrator sends a delivery that failed for good on its way again, under the same message id. */
public final class ReplayDelivery {
    private final DeliveryLedger ledger;
    private final InstantSource real;

    public ReplayDelivery(DeliveryLedger ledger, InstantSource real) {
        this.ledger = ledger;
        this.real = real;
    }

    /** What came of it. */
    public sealed interface Answer {
        record Replayed(Entry entry) implements Answer {}

        /** It waits, or has arrived. */
        record NotFailed(Entry entry) implements Answer {}

        record Unknown() implements Answer {}
    }

    public Answer replay(String deliveryId) {
        var replayed = ledger.replay(deliveryId, real.instant());
        return ledger.load(deliveryId)
                .map(entry -> replayed ? new Answer.Replayed(entry) : new Answer.NotFailed(entry))
                .orElseGet(Answer.Unknown::new);
    }
}
