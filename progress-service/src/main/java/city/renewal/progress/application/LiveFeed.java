package city.renewal.progress.application;

import city.renewal.starter.security.Sight;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    /** How many may read at once at this instance, each person and all of them. */
    public record Terms(int ofAPerson, int ofAll) {}

    /** What came of asking to read. */
    public sealed interface Opening {
        record Opened(Reader reader) implements Opening {}

        record TooManyOfTheirs(int most) implements Opening {}

        /** Or the service is ending. */
        record TooMany() implements Opening {}
    }

    private final Terms terms;
    private final Deque<LiveEvent> remembered = new ArrayDeque<>();
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private LivePosition position = LivePosition.start();
    private boolean closed;

    public LiveFeed(Terms terms) {
        this.terms = terms;
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
        if (closed || readers.size() >= terms.ofAll()) {
            return new Opening.TooMany();
        }
        var theirs =
                readers.stream().filter(each -> each.personId.equals(personId)).count();
        if (theirs >= terms.ofAPerson()) {
            return new Opening.TooManyOfTheirs(terms.ofAPerson());
        }
        var reader = new Reader(personId, programme, sight, from == null ? position : from);
        if (from != null) {
            remembered.stream().filter(event -> !from.hasSeen(event.place())).forEach(reader::offer);
        }
        readers.add(reader);
        return new Opening.Opened(reader);
    }

    public int readers() {
        return readers.size();
    }

    /** Ends every reader's stream, and takes no more. */
    public synchronized void close() {
        closed = true;
        readers.forEach(Reader::end);
    }

    /** One who watches. Closing it is its own business. */
    public final class Reader implements AutoCloseable {
        private final String personId;
        private final String programme;
        private final Sight sight;
        private final LinkedBlockingDeque<LiveEvent> queue = new LinkedBlockingDeque<>(QUEUED);
        private final LivePosition start;
        private volatile boolean ended;

        private Reader(String personId, String programme, Sight sight, LivePosition start) {
            this.personId = personId;
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
                while (!queue.offerLast(event)) {
                    queue.pollFirst();
                }
            }
        }

        /** The next event; empty when none came in this time, or the stream has ended. */
        public Optional<LiveEvent> next(Duration most) throws InterruptedException {
            return ended ? Optional.empty() : Optional.ofNullable(queue.poll(most.toMillis(), TimeUnit.MILLISECONDS));
        }

        public boolean hasEnded() {
            return ended;
        }

        private void end() {
            ended = true;
        }

        @Override
        public void close() {
            readers.remove(this);
        }
    }
}
