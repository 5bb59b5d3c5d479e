package city.renewal.notification.application.inbox;

import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.application.inbox.Inbox.UnreadCount;
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
 * Streams the unread count of their inbox to the readers who have it open, as it changes.
 *
 * <p>Each refresh makes one query for all readers together, so that any instance may take a message or
 * mark it as read, and a reader costs no query of their own. A slow reader blocks nothing: only the latest state is kept
 * for each. Thread-safe.
 */
public final class InboxFeed {
    /** @param heartbeat a stream sends a heartbeat after so long without an event */
    public record Terms(OpenStreams.Terms streams, Duration heartbeat) {}

    /** How many messages are unread, and how many ever arrived; any change of the inbox changes it. */
    public record State(long unread, long arrived) {}

    /** The result of opening a stream. */
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

    /** The reader gets the present state first. */
    public Opening open(Caller caller) {
        var reader = new Reader(caller);
        var refusal = readers.enter(reader);
        if (refusal.isPresent()) {
            return new Opening.Refused(refusal.get());
        }
        try {
            update(List.of(reader));
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
        return new Opening.Opened(reader);
    }

    /** Reads the store, and passes changed states to their readers. */
    public void refresh() {
        var reading = new ArrayList<Reader>();
        readers.forEach(reading::add);
        if (!reading.isEmpty()) {
            update(reading);
        }
    }

    private void update(Collection<Reader> reading) {
        var unreadCounts =
                inbox.unreadCounts(addresses(reading)).stream().collect(Collectors.groupingBy(UnreadCount::address));
        Map<Set<String>, Long> unreadNotices = reading.stream()
                .map(reader -> reader.noticeAreas)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), notices::unread));
        reading.forEach(reader -> reader.take(state(reader, unreadCounts, unreadNotices)));
    }

    private static Set<String> addresses(Collection<Reader> reading) {
        var addresses = new HashSet<String>();
        for (var reader : reading) {
            addresses.addAll(reader.viewer.trays());
        }
        return addresses;
    }

    private static State state(
            Reader reader, Map<String, List<UnreadCount>> unreadCounts, Map<Set<String>, Long> unreadNotices) {
        var theirs = new ArrayList<UnreadCount>();
        for (var address : reader.viewer.trays()) {
            unreadCounts.getOrDefault(address, List.of()).stream()
                    .filter(unreadCount -> reader.viewer.looksInto(address, unreadCount.area()))
                    .forEach(theirs::add);
        }
        var areas = reader.noticeAreas;
        var unread = theirs.stream().mapToLong(UnreadCount::unread).sum()
                + (areas == null ? 0 : unreadNotices.getOrDefault(areas, 0L));
        return new State(unread, theirs.stream().mapToLong(UnreadCount::arrived).sum());
    }

    public int readers() {
        return readers.size();
    }

    /** Ends every reader's stream, and refuses new ones. */
    public void close() {
        readers.close();
    }

    /** A reader with an open inbox; the caller closes it. */
    public final class Reader extends OpenStream implements AutoCloseable {
        private final Viewer viewer;
        /** The areas whose notices they read; empty: all; null: they are no administrator. */
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

        /** The latest state, unless it was passed already; empty when a heartbeat is due, or the stream has ended. */
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
