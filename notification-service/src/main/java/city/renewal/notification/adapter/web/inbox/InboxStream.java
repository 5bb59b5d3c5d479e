package city.renewal.notification.adapter.web.inbox;

import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.application.inbox.Inbox;
import city.renewal.notification.application.inbox.Inbox.InboxMessage;
import city.renewal.notification.application.inbox.InboxFeed;
import city.renewal.notification.application.inbox.InboxFeed.State;
import city.renewal.starter.web.EventStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes an inbox to one client as it changes, until the client leaves, the feed ends, or its token does. */
final class InboxStream {
    /** So many of the newest messages are shown; of more that come between two refreshes only the count tells. */
    static final int NEWEST = 20;

    /** How many messages are unread, the whole inbox's. */
    record Unread(long unread, Instant asOf) {}

    private final Inbox inbox;
    private final InstantSource clock;
    private final InstantSource real;
    private Set<String> shown = Set.of();

    InboxStream(Inbox inbox, InstantSource clock, InstantSource real) {
        this.inbox = inbox;
        this.clock = clock;
        this.real = real;
    }

    void run(InboxFeed.Reader reader, EventStream out, Instant expires) throws IOException, InterruptedException {
        for (var left = left(expires); !reader.hasEnded() && left.isPositive(); left = left(expires)) {
            var state = reader.next(left);
            if (state.isPresent()) {
                show(state.get(), reader.viewer(), out);
            } else {
                out.sendHeartbeat();
            }
        }
        if (reader.wasReplaced()) {
            out.sendReplaced();
        }
    }

    private Duration left(Instant expires) {
        return Duration.between(real.instant(), expires);
    }

    private void show(State state, Viewer viewer, EventStream out) throws IOException {
        out.send("unread", new Unread(state.unread(), clock.instant()));
        var newest = inbox.find(viewer, false, null, NEWEST);
        for (var received : newest.reversed()) {
            if (!shown.contains(id(received))) {
                out.send("message", MessageRow.of(received));
            }
        }
        shown = newest.stream().map(InboxStream::id).collect(Collectors.toSet());
    }

    private static String id(InboxMessage received) {
        return received.message().messageId();
    }
}
