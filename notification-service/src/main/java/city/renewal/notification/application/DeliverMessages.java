package city.renewal.notification.application;

import city.renewal.notification.application.Deliveries.Claimed;
import city.renewal.notification.application.Postbox.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands waiting messages out: claims what is due, tries each once beside the others, writes the outcome down. At least
 * once: a crash between the attempt and its outcome repeats it under the same message id.
 */
public final class DeliverMessages {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverMessages.class);
    private static final int BATCH = 32;

    private final Deliveries deliveries;
    private final Postbox postbox;
    private final RetryPolicy retries;
    private final Duration lease;
    private final RandomGenerator random;
    private final InstantSource real;
    private final Consumer<Outcome> counted;

    /**
     * @param lease longer than an attempt may take
     * @param counted is told of every outcome
     */
    public DeliverMessages(
            Deliveries deliveries,
            Postbox postbox,
            RetryPolicy retries,
            Duration lease,
            RandomGenerator random,
            InstantSource real,
            Consumer<Outcome> counted) {
        this.deliveries = deliveries;
        this.postbox = postbox;
        this.retries = retries;
        this.lease = lease;
        this.random = random;
        this.real = real;
        this.counted = counted;
    }

    /** @return how many attempts were made */
    public int deliverDue() throws InterruptedException {
        var claimed = deliveries.claim(real.instant(), lease, BATCH);
        if (claimed.isEmpty()) {
            return 0;
        }
        try (ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> tasks = claimed.stream().map(this::attempt).toList();
            for (var attempt : attempts.invokeAll(tasks)) {
                attempt.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The outcome of a delivery could not be written down", e.getCause());
        }
        return claimed.size();
    }

    private Callable<Boolean> attempt(Claimed claimed) {
        return () -> {
            var outcome = postbox.send(claimed.message());
            counted.accept(outcome);
            writeDown(claimed, outcome);
            return true;
        };
    }

    private void writeDown(Claimed claimed, Outcome outcome) {
        var now = real.instant();
        switch (outcome) {
            case Outcome.Delivered(var answer) -> deliveries.delivered(claimed, answer, now);
            case Outcome.Refused(var reason) -> giveUp(claimed, reason);
            case Outcome.Failed(var reason) when retries.isLast(claimed.attempt()) -> giveUp(claimed, reason);
            case Outcome.Failed(var reason) ->
                deliveries.failed(claimed, reason, now.plus(retries.pauseAfter(claimed.attempt(), random)));
        }
    }

    private void giveUp(Claimed claimed, String reason) {
        LOG.warn(
                "Message {} was given up after {} attempts and is kept: {}",
                claimed.message().messageId(),
                claimed.attempt(),
                reason);
        deliveries.givenUp(claimed, reason, real.instant());
    }
}
