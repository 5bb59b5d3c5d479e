package city.renewal.notification.application.inbox;

import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.application.inbox.Inbox.InboxChange;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.streams.OpenStream;
import city.renewal.starter.streams.OpenStreams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Notifies the readers who have their inbox open when it changes.
 *
 * <ol>
 *   <li>A refresh makes one query for the latest changes at all readers' addresses together, so that any instance may
 *       take a message or mark it as read.
 *   <li>Only readers at whose addresses something changed are notified; each then reads its own inbox in its own thread.
 *       A reader whose inbox does not change costs no query.
 * </ol>
 *
 * <p>Each query overlaps the one before by {@link #OVERLAP}, because instances' clocks differ and a message is visible
 * only some time after the instant that is stored with it; what a refresh has seen already does not notify again. A slow
 * reader blocks nothing. Thread-safe.
 */
public final class InboxFeed {
    /** The longest time between the instant of a change and its visibility, by this instance's clock. */
    static final Duration OVERLAP = Duration.ofSeconds(30);

    /** @param heartbeat a stream sends a heartbeat after so long without an event */
    public record Terms(OpenStreams.Terms streams, Duration heartbeat) {}

    /** The result of opening a stream. */
    public sealed interface Opening {
        record Opened(Reader reader) implements Opening {}

        record Refused(OpenStreams.Refusal why) implements Opening {}
    }

    private final Inbox inbox;
    private final Notices notices;
    private final Duration heartbeat;
    private final InstantSource real;
    private final OpenStreams<Reader> readers;

    /** Up to here all changes have been seen; and those after it that were. */
    private Instant seenUntil;

    private Set<InboxChange> seen = Set.of();
    private Map<Set<String>, Long> unreadNotices = Map.of();

    public InboxFeed(Inbox inbox, Notices notices, Terms terms, InstantSource real) {
        this.inbox = inbox;
        this.notices = notices;
        this.heartbeat = terms.heartbeat();
        this.real = real;
        this.readers = new OpenStreams<>(terms.streams());
        this.seenUntil = real.instant();
    }

    /** Every change after this notifies the reader, who reads the inbox's present state after opening. */
    public Opening open(Caller caller) {
        var reader = new Reader(caller);
        return readers.enter(reader).<Opening>map(Opening.Refused::new).orElseGet(() -> new Opening.Opened(reader));
    }

    /** Reads the latest changes, and notifies the readers whose inbox changed. */
    public synchronized void refresh() {
        var now = real.instant();
        if (readers.size() == 0) {
            seenUntil = now;
            return;
        }
        var changes = inbox.changes(addresses(), seenUntil.minus(OVERLAP));
        var changed = changes.stream()
                .filter(change -> !seen.contains(change))
                .map(InboxChange::address)
                .collect(Collectors.toSet());
        var counts = unreadNotices();
        // A reader who opened after the query was made is notified as well: what it found will not be found again.
        for (var reader : readers) {
            if (reader.reads(changed) || hasChanged(reader.noticeAreas, counts)) {
                reader.notifyChanged();
            }
        }
        seen = changes;
        unreadNotices = counts;
        seenUntil = now;
    }

    private Set<String> addresses() {
        var addresses = new HashSet<String>();
        for (var reader : readers) {
            addresses.addAll(reader.addresses);
        }
        return addresses;
    }

    private Map<Set<String>, Long> unreadNotices() {
        var counts = new HashMap<Set<String>, Long>();
        for (var reader : readers) {
            if (reader.noticeAreas != null) {
                counts.computeIfAbsent(reader.noticeAreas, notices::unread);
            }
        }
        return counts;
    }

    private boolean hasChanged(@Nullable Set<String> areas, Map<Set<String>, Long> counts) {
        return areas != null && !counts.getOrDefault(areas, -1L).equals(unreadNotices.getOrDefault(areas, -1L));
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
        private final Set<String> addresses;
        /** The areas whose notices they read; empty: all; null: they are no administrator. */
        private final @Nullable Set<String> noticeAreas;

        private final Semaphore changes = new Semaphore(0);

        private Reader(Caller caller) {
            super(caller.personId());
            this.addresses = Viewer.of(caller).trays();
            this.noticeAreas = caller.is(Role.ADMIN) ? caller.areas() : null;
        }

        private boolean reads(Set<String> changed) {
            return !Collections.disjoint(addresses, changed);
        }

        private void notifyChanged() {
            changes.release();
        }

        /** Waits for changes since the last call; false when a heartbeat is due, or the stream has ended. */
        public boolean awaitChange(Duration most) throws InterruptedException {
            var longest = Math.min(most.toMillis(), heartbeat.toMillis());
            var isChanged = !hasEnded() && changes.tryAcquire(longest, TimeUnit.MILLISECONDS);
            changes.drainPermits();
            return isChanged && !hasEnded();
        }

        @Override
        protected void wake() {
            notifyChanged();
        }

        @Override
        public void close() {
            readers.leave(this);
        }
    }
}
