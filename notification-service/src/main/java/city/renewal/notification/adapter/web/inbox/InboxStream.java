package city.renewal.notification.adapter.web.inbox;

import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.application.inbox.Inbox;
import city.renewal.notification.application.inbox.Inbox.InboxMessage;
import city.renewal.notification.application.inbox.InboxFeed;
import city.renewal.notification.application.inbox.UnreadCounter;
import city.renewal.starter.security.Caller;
import city.renewal.starter.web.EventStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes an inbox to one client as it changes, until the client leaves, the feed ends, or its token does. */
final class InboxStream {
    /** So many of the newest messages are shown; of more that come between two refreshes only the count tells. */
    static final int NEWEST = 20;

    /** How many messages are unread, the whole inbox's. */
    record Unread(long unread, Instant asOf) {}

    /** An inbox as it was read. */
    private record Snapshot(long unread, List<InboxMessage> newest) {}

    private final Caller caller;
    private final Inbox inbox;
    private final UnreadCounter unreadCounter;
    private final InstantSource clock;
    private final InstantSource real;
    private Snapshot latest;
    private long shownUnread = -1;
    private Set<String> shown = Set.of();

    /** Reads the inbox, so that a failure is answered before the response has begun. */
    InboxStream(Caller caller, Inbox inbox, UnreadCounter unreadCounter, InstantSource clock, InstantSource real) {
        this.caller = caller;
        this.inbox = inbox;
        this.unreadCounter = unreadCounter;
        this.clock = clock;
        this.real = real;
        this.latest = read();
    }

    void run(InboxFeed.Reader reader, EventStream out, Instant expires) throws IOException, InterruptedException {
        show(out);
        for (var left = left(expires); !reader.hasEnded() && left.isPositive(); left = left(expires)) {
            if (reader.awaitChange(left)) {
                latest = read();
                show(out);
            } else {
                out.sendHeartbeat();
            }
        }
        if (reader.wasReplaced()) {
            out.sendReplaced();
        }
    }

    /** The messages before their count, so that a message is never shown before it is counted. */
    private Snapshot read() {
        var newest = inbox.find(Viewer.of(caller), false, null, NEWEST);
        return new Snapshot(unreadCounter.count(caller), newest);
    }

    private Duration left(Instant expires) {
        return Duration.between(real.instant(), expires);
    }

    private void show(EventStream out) throws IOException {
        if (latest.unread() != shownUnread) {
            out.send("unread", new Unread(latest.unread(), clock.instant()));
            shownUnread = latest.unread();
        }
        for (var received : latest.newest().reversed()) {
            if (!shown.contains(id(received))) {
                out.send("message", MessageRow.of(received));
            }
        }
        shown = latest.newest().stream().map(InboxStream::id).collect(Collectors.toSet());
    }

    private static String id(InboxMessage received) {
        return received.message().messageId();
    }
}
