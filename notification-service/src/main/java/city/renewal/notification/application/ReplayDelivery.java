package city.renewal.notification.application;

import city.renewal.notification.application.DeliveryLedger.Entry;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

        /** There is none, or it is about another area. */
        record Unknown() implements Answer {}
    }

    /**
     * What is replayed is answered as it waits again, though it may be under way before the answer is.
     *
     * @param areas whose deliveries the administrator reads; empty: all
     * @param commandId of a command that may be repeated; the second time changes nothing. Null: it is new
     */
    public Answer replay(String deliveryId, Set<String> areas, @Nullable String commandId) {
        var now = real.instant().truncatedTo(ChronoUnit.MILLIS);
        var failed = ledger.load(deliveryId).filter(entry -> entry.isWithin(areas));
        if (failed.isPresent() && commandId != null && ledger.wasReplayedBy(deliveryId, commandId)) {
            return new Answer.Replayed(failed.get());
        }
        if (failed.isPresent() && ledger.replay(deliveryId, commandId, now)) {
            return new Answer.Replayed(failed.get().replayed(now));
        }
        return ledger.load(deliveryId)
                .filter(entry -> entry.isWithin(areas))
                .<Answer>map(Answer.NotFailed::new)
                .orElseGet(Answer.Unknown::new);
    }
}
