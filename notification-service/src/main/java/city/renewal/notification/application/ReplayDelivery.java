package city.renewal.notification.application;

import city.renewal.notification.application.DeliveryLedger.Entry;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

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

    /** What is replayed is answered as it waits again, though it may be under way before the answer is. */
    public Answer replay(String deliveryId) {
        var now = real.instant().truncatedTo(ChronoUnit.MILLIS);
        var failed = ledger.load(deliveryId);
        if (failed.isPresent() && ledger.replay(deliveryId, now)) {
            return new Answer.Replayed(failed.get().replayed(now));
        }
        return ledger.load(deliveryId).<Answer>map(Answer.NotFailed::new).orElseGet(Answer.Unknown::new);
    }
}
