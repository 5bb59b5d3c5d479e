package city.renewal.notification.application;

import city.renewal.notification.domain.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Messages on their way out through a channel that may fail: waiting for an attempt, delivered, or given up.
 *
 * <p>An attempt is claimed by compare-and-set with a token of the claimer's, and the claim ends by itself: a worker that
 * was killed, or hangs, loses it to somebody else. Times here are real time.
 */
public interface Deliveries extends Channel {
    /**
     * An attempt that was claimed.
     *
     * @param attempt 1 for the first
     */
    record Claimed(Message message, int attempt, String token) {}

    /** Claims up to this many that are due, the longest waiting first. */
    List<Claimed> claim(Instant now, Duration lease, int limit);

    /** Delivered; no effect when the claim was lost. */
    void delivered(Claimed claimed, String answer, Instant now);

    /** To be tried again at an instant; no effect when the claim was lost. */
    void failed(Claimed claimed, String reason, Instant nextAttemptAt);

    /** Not to be tried again; it is kept. No effect when the claim was lost. */
    void givenUp(Claimed claimed, String reason, Instant now);
}
