package city.renewal.progress.application;

import city.renewal.starter.security.Sight;
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
 * Hands events to those who watch. Nobody waits for a reader: each has a bounded queue of its own, and one who is too slow
 * loses the oldest events in it. The last events are remembered for those who come back. Thread-safe.
 */
public final class LiveFeed {
    private static final int REMEMBERED = 5_000;
    private static final int QUEUED = 256;

    /** What came of asking to read. */
    public sealed interface Opening {
        record Opened(Reader reader) implements Opening {}

        record Refused(OpenStreams.Refusal why) implements Opening {}
    }

    private final Deque<LiveEvent> remembered = new ArrayDeque<>();
    private final OpenStreams<Reader> readers;
    private LivePosition position = LivePosition.start();

    public LiveFeed(OpenStreams.Terms terms) {
        this.readers = new OpenStreams<>(terms);
    }

    public synchronized void publish(LiveEvent event) {
        position = position.beyond(event.place());
        remembered.addLast(event);
        if (remembered.size() > REMEMBERED) {
            remembered.removeFirst();
        }
        readers.forEach(reader -> reader.offer(event));
    }

    /**
     * Starts to read one programme's events in sight.
     *
     * @param from where the reader was; null: from now on
     */
    public synchronized Opening open(String personId, String programme, Sight sight, @Nullable LivePosition from) {
        var reader = new Reader(personId, programme, sight, from == null ? position : from);
        var refusal = readers.enter(reader);
        if (refusal.isPresent()) {
            return new Opening.Refused(refusal.get());
        }
        if (from != null) {
            remembered.stream().filter(event -> !from.hasSeen(event.place())).forEach(reader::offer);
        }
        return new Opening.Opened(reader);
    }

    public int readers() {
        return readers.size();
    }

    /** Ends every reader's stream, and takes no more. */
    public void close() {
        readers.close();
    }

    /** One who watches. Closing it is its own business. */
    public final class Reader extends OpenStream implements AutoCloseable {
        private final String programme;
        private final Sight sight;
        private final LinkedBlockingDeque<Optional<LiveEvent>> queue = new LinkedBlockingDeque<>(QUEUED);
        private final LivePosition start;

        private Reader(String personId, String programme, Sight sight, LivePosition start) {
            super(personId);
            this.programme = programme;
            this.sight = sight;
            this.start = start;
        }

        /** What its first event comes after. */
        public LivePosition start() {
            return start;
        }

        private void offer(LiveEvent event) {
            if (event.programme().equals(programme) && sight.reaches(event.target())) {
                push(Optional.of(event));
            }
        }

        /** The next event; empty when none came in this time, or the stream has ended. */
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
            readers.leave(this);
        }
    }
}
