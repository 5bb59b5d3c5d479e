package city.renewal.notification.application.delivery;

import city.renewal.notification.application.delivery.DeliveryLedger.Entry;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An administrator replays a delivery that failed for good, under the same message id. */
public final class ReplayDelivery {
    private final DeliveryLedger ledger;
    private final InstantSource real;

    public ReplayDelivery(DeliveryLedger ledger, InstantSource real) {
        this.ledger = ledger;
        this.real = real;
    }

    /** The result of the command. */
    public sealed interface Result {
        record Replayed(Entry entry) implements Result {}

        /** The delivery is waiting, or was delivered. */
        record NotFailed(Entry entry) implements Result {}

        /** The delivery does not exist, or is about another area. */
        record Unknown() implements Result {}
    }

    /**
     * What is replayed is answered as it waits again, though it may be under way before the answer is.
     *
     * @param areas whose deliveries the administrator reads; empty: all
     * @param commandId of a command that may be repeated; the second time changes nothing. Null: it is new
     */
    public Result replay(String deliveryId, Set<String> areas, @Nullable String commandId) {
        var now = real.instant().truncatedTo(ChronoUnit.MILLIS);
        var failed = ledger.load(deliveryId).filter(entry -> entry.isWithin(areas));
        if (failed.isPresent() && commandId != null && ledger.wasReplayedBy(deliveryId, commandId)) {
            return new Result.Replayed(failed.get());
        }
        if (failed.isPresent() && ledger.replay(deliveryId, commandId, now)) {
            return new Result.Replayed(failed.get().replayed(now));
        }
        return ledger.load(deliveryId)
                .filter(entry -> entry.isWithin(areas))
                .<Result>map(Result.NotFailed::new)
                .orElseGet(Result.Unknown::new);
    }
}
