package city.renewal.notification.application;

import city.renewal.notification.domain.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everybody's messages: the in-app channel, and what its readers ask. */
public interface Inbox extends Channel {
    /** A message in an inbox. In a tray that several people look into, one reading counts for all. */
    record Received(Message message, @Nullable Instant readAt) {}

    /** Where a page begins: behind this message. */
    record After(Instant at, String messageId) {}

    /** The viewer's messages, the newest first. */
    List<Received> find(Viewer viewer, boolean onlyUnread, @Nullable After after, int limit);

    long unread(Viewer viewer);

    /** What is unread at an address about one area, of all that ever arrived there. */
    record Pile(String address, String area, long unread, long arrived) {}

    /** What is unread at any of these addresses, in one look that costs the same however much it is. */
    List<Pile> piles(Set<String> addresses);

    /** Marks a message of the viewer's as read; the first time stays. Empty when they have no such message. */
    Optional<Received> read(Viewer viewer, String messageId, Instant now);
}
