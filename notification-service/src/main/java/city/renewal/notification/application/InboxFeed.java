package city.renewal.notification.application;

import city.renewal.notification.application.Inbox.Pile;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.streams.OpenStream;
import city.renewal.starter.streams.OpenStreams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells those who have their inbox open what is unread in it, as it changes.
 *
 * <p>At every beat the store is asked once, for all of them together: so it does not matter which instance took a message or
 * was told that it was read, and a reader costs no query of their own. Nobody waits for a reader: each keeps the latest state
 * only, and what they did not fetch in time was not worth telling any more. Thread-safe.
 */
public final class InboxFeed {
    /** @param heartbeat after so long without news it is said that the stream is alive */
    public record Terms(OpenStreams.Terms streams, Duration heartbeat) {}

    /** What is unread, of all that ever arrived: when it differs, the inbox is another one. */
    public record State(long unread, long arrived) {}

    /** What came of asking to read. */
    public sealed interface Opening {
        record Opened(Reader reader) implements Opening {}

        record Refused(OpenStreams.Refusal why) implements Opening {}
    }

    private static final State NOTHING = new State(0, 0);

    private final Inbox inbox;
    private final Notices notices;
    private final Duration heartbeat;
    private final OpenStreams<Reader> readers;

    public InboxFeed(Inbox inbox, Notices notices, Terms terms) {
        this.inbox = inbox;
        this.notices = notices;
        this.heartbeat = terms.heartbeat();
        this.readers = new OpenStreams<>(terms.streams());
    }

    /** The state of this moment is the first that the reader is told. */
    public Opening open(Caller caller) {
        var reader = new Reader(caller);
        var refusal = readers.enter(reader);
        if (refusal.isPresent()) {
            return new Opening.Refused(refusal.get());
        }
        try {
            tell(List.of(reader));
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
        return new Opening.Opened(reader);
    }

    /** Looks into the store, and tells everybody for whom something changed. */
    public void beat() {
        var reading = new ArrayList<Reader>();
        readers.forEach(reading::add);
        if (!reading.isEmpty()) {
            tell(reading);
        }
    }

    private void tell(Collection<Reader> reading) {
        var piles = inbox.piles(addresses(reading)).stream().collect(Collectors.groupingBy(Pile::address));
        Map<Set<String>, Long> unreadNotices = reading.stream()
                .map(reader -> reader.noticeAreas)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), notices::unread));
        reading.forEach(reader -> reader.take(state(reader, piles, unreadNotices)));
    }

    private static Set<String> addresses(Collection<Reader> reading) {
        var addresses = new HashSet<String>();
        for (var reader : reading) {
            addresses.addAll(reader.viewer.trays());
        }
        return addresses;
    }

    private static State state(Reader reader, Map<String, List<Pile>> piles, Map<Set<String>, Long> unreadNotices) {
        var theirs = new ArrayList<Pile>();
        for (var address : reader.viewer.trays()) {
            piles.getOrDefault(address, List.of()).stream()
                    .filter(pile -> reader.viewer.looksInto(address, pile.area()))
                    .forEach(theirs::add);
        }
        var areas = reader.noticeAreas;
        var unread = theirs.stream().mapToLong(Pile::unread).sum()
                + (areas == null ? 0 : unreadNotices.getOrDefault(areas, 0L));
        return new State(unread, theirs.stream().mapToLong(Pile::arrived).sum());
    }

    public int readers() {
        return readers.size();
    }

    /** Ends every reader's stream, and takes no more. */
    public void close() {
        readers.close();
    }

    /** One who has their inbox open. Closing it is its own business. */
    public final class Reader extends OpenStream implements AutoCloseable {
        private final Viewer viewer;
        /** Whose notices they read: none given, all; null: they are no administrator. */
        private final @Nullable Set<String> noticeAreas;

        private final BlockingQueue<State> news = new ArrayBlockingQueue<>(1);
        private @Nullable State latest;

        private Reader(Caller caller) {
            super(caller.personId());
            this.viewer = Viewer.of(caller);
            this.noticeAreas = caller.is(Role.ADMIN) ? caller.areas() : null;
        }

        public Viewer viewer() {
            return viewer;
        }

        private synchronized void take(State state) {
            if (!state.equals(latest)) {
                latest = state;
                replace(state);
            }
        }

        private synchronized void replace(State state) {
            news.clear();
            news.add(state);
        }

        /** The latest state, unless they were told it; empty when it is time for a heartbeat, or the stream has ended. */
        public Optional<State> next(Duration most) throws InterruptedException {
            var longest = Math.min(most.toMillis(), heartbeat.toMillis());
            var state = hasEnded() ? null : news.poll(longest, TimeUnit.MILLISECONDS);
            return hasEnded() ? Optional.empty() : Optional.ofNullable(state);
        }

        @Override
        protected void wake() {
            replace(NOTHING);
        }

        @Override
        public void close() {
            readers.leave(this);
        }
    }
}
