package city.renewal.notification.application.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The delivery ledger as its workers use it.
 *
 * <p>An attempt is claimed by compare-and-set with a token of the worker, and the claim expires: another worker takes over
 * from one that was killed or hangs. Times here are real time.
 */
public interface Deliveries {
    /** Where a delivery stands. */
    enum State {
        WAITING,
        DELIVERED,
        /** The receiver does not want it. */
        REFUSED,
        /** All attempts are used up, or the endpoint no longer exists. */
        DEAD
    }

    /**
     * An attempt that was claimed.
     *
     * @param attempt 1 for the first
     * @param dueAt since when it was due
     */
    record ClaimedDelivery(Delivery delivery, int attempt, String token, Instant dueAt) {}

    /**
     * The result of an attempt.
     *
     * @param answer the receiver's answer, in a few words
     * @param nextAttemptAt for what is still waiting
     */
    record AttemptResult(
            ClaimedDelivery claimed,
            State state,
            String answer,
            @Nullable Instant nextAttemptAt) {}

    /**
     * Returns when they are stored where they cannot be lost; what is there already stays as it is, and so does what a
     * message says.
     */
    void takeAll(List<Delivery> deliveries);

    /** The endpoints with something due, except these. */
    Set<String> endpointsDue(Instant now, Collection<String> except);

    /** Claims up to this many of an endpoint's due deliveries, the longest waiting first. */
    List<ClaimedDelivery> claim(String endpointId, Instant now, Duration lease, int limit);

    /** Writes results down; one whose claim was lost has no effect. */
    void writeDown(List<AttemptResult> results, Instant now);

    /** Gives claims back as if they had never been made. */
    void release(List<ClaimedDelivery> claimed);

    /** Marks everything that waits for an endpoint that no longer exists as dead. */
    void abandon(String endpointId, String reason, Instant now);
}
