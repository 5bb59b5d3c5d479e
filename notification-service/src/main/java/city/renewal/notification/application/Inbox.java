package city.renewal.notification.application;

import city.renewal.notification.domain.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /** Marks a message of the viewer's as read; the first time stays. Empty when they have no such message. */
    Optional<Received> read(Viewer viewer, String messageId, Instant now);
}
