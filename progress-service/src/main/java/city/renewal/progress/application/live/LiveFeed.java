package city.renewal.progress.application.live;

import city.renewal.starter.security.Visibility;
import city.renewal.starter.streams.OpenStream;
import city.renewal.starter.streams.OpenStreams;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Distributes events to subscribers. Publishing never blocks: each subscriber has a bounded queue, and a slow
 * subscriber loses the oldest events in it. The most recent events are retained for clients that reconnect.
 * Thread-safe.
 */
public final class LiveFeed {
    private static final int REMEMBERED = 5_000;
    private static final int QUEUED = 256;

    /** The result of a subscription request. */
    public sealed interface SubscribeOutcome {
        record Subscribed(Subscriber subscriber) implements SubscribeOutcome {}

        record Refused(OpenStreams.Refusal why) implements SubscribeOutcome {}
    }

    private final Deque<LiveEvent> remembered = new ArrayDeque<>();
    private final OpenStreams<Subscriber> subscribers;
    private LivePosition position = LivePosition.start();

    public LiveFeed(OpenStreams.Terms terms) {
        this.subscribers = new OpenStreams<>(terms);
    }

    public synchronized void publish(LiveEvent event) {
        position = position.advancedPast(event.source());
        remembered.addLast(event);
        if (remembered.size() > REMEMBERED) {
            remembered.removeFirst();
        }
        subscribers.forEach(subscriber -> subscriber.offer(event));
    }

    /**
     * Subscribes to the visible events of one programme.
     *
     * @param from the position to resume from; null: from now on
     */
    public synchronized SubscribeOutcome subscribe(
            String personId, String programme, Visibility visibility, @Nullable LivePosition from) {
        var subscriber = new Subscriber(personId, programme, visibility, from == null ? position : from);
        var refusal = subscribers.enter(subscriber);
        if (refusal.isPresent()) {
            return new SubscribeOutcome.Refused(refusal.get());
        }
        if (from != null) {
            remembered.stream().filter(event -> !from.includes(event.source())).forEach(subscriber::offer);
        }
        return new SubscribeOutcome.Subscribed(subscriber);
    }

    public int subscribers() {
        return subscribers.size();
    }

    /** Ends all streams and rejects new subscriptions. */
    public void close() {
        subscribers.close();
    }

    /** A subscriber. Its owner must close it. */
    public final class Subscriber extends OpenStream implements AutoCloseable {
        private final String programme;
        private final Visibility visibility;
        private final LinkedBlockingDeque<Optional<LiveEvent>> queue = new LinkedBlockingDeque<>(QUEUED);
        private final LivePosition start;

        private Subscriber(String personId, String programme, Visibility visibility, LivePosition start) {
            super(personId);
            this.programme = programme;
            this.visibility = visibility;
            this.start = start;
        }

        /** The position after which its first event comes. */
        public LivePosition start() {
            return start;
        }

        private void offer(LiveEvent event) {
            if (event.programme().equals(programme) && visibility.sees(event.target())) {
                push(Optional.of(event));
            }
        }

        /** Returns the next event; empty when none arrives within the given time or the stream has ended. */
        public Optional<LiveEvent> next(Duration most) throws InterruptedException {
            var event = hasEnded() ? null : queue.poll(most.toMillis(), TimeUnit.MILLISECONDS);
            return event == null ? Optional.empty() : event;
        }

        @Override
        protected void wake() {
            push(Optional.empty());
        }

        private void push(Optional<LiveEvent> event) {
            while (!queue.offerLast(event)) {
                queue.pollFirst();
            }
        }

        @Override
        public void close() {
            subscribers.leave(this);
        }
    }
}
