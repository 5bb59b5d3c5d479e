package city.renewal.notification.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Messages on their way out, as their workers see them.
 *
 * <p>An attempt is claimed by compare-and-set with a token of the claimer's, and the claim ends by itself: a worker that
 * was killed, or hangs, loses it to somebody else. Times here are real time.
 */
public interface Deliveries {
    /** Where a delivery stands. */
    enum State {
        WAITING,
        DELIVERED,
        /** The receiver does not want it. */
        REFUSED,
        /** Tried as often as it may be, or there is nobody left to try. */
        DEAD
    }

    /**
     * An attempt that was claimed.
     *
     * @param attempt 1 for the first
     * @param dueAt since when it was due
     */
    record Claimed(Delivery delivery, int attempt, String token, Instant dueAt) {}

    /**
     * What an attempt came to.
     *
     * @param answer what the receiver said, in a few words
     * @param nextAttemptAt for what is still waiting
     */
    record Result(
            Claimed claimed,
            State state,
            String answer,
            @Nullable Instant nextAttemptAt) {}

    /**
     * Returns when they are stored where they cannot be lost; what is there already stays as it is, and so does what a
     * message says.
     */
    void takeAll(List<Delivery> deliveries);

    /** Lanes with something that is due, but for these. */
    Set<String> endpointsDue(Instant now, Collection<String> except);

    /** Claims up to this many of a lane that are due, the longest waiting first. */
    List<Claimed> claim(String endpointId, Instant now, Duration lease, int limit);

    /** Writes results down; one whose claim was lost has no effect. */
    void writeDown(List<Result> results, Instant now);

    /** Gives claims back as if they had never been made. */
    void release(List<Claimed> claimed);

    /** Ends everything that waits in a lane, which nobody serves any more, as dead. */
    void abandon(String endpointId, String reason, Instant now);
}
