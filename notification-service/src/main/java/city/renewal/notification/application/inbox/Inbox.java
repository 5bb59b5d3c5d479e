package city.renewal.notification.application.inbox;

import city.renewal.notification.application.delivery.Channel;
import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.message.Message;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The messages in all inboxes: the in-app channel, and the queries of its readers. */
public interface Inbox extends Channel {
    /** An unread count of this value means so many or more: pages show it as 999+. */
    int MOST_COUNTED = 1_000;

    /** A message in an inbox. In a tray that several people share, it is read once one of them has read it. */
    record InboxMessage(Message message, @Nullable Instant readAt) {}

    /** The cursor of a page: it begins after this message. */
    record After(Instant at, String messageId) {}

    /** The viewer's messages, the newest first. */
    List<InboxMessage> find(Viewer viewer, boolean onlyUnread, @Nullable After after, int limit);

    /** How many of the viewer's messages are unread; counted no further than {@value #MOST_COUNTED}. */
    long unread(Viewer viewer);

    /** A message arrived at an address, or was read there. */
    record InboxChange(String messageId, String address, boolean isUnread) {}

    /** What changed at these addresses since an instant of real time; one query, whose cost does not depend on older messages. */
    Set<InboxChange> changes(Set<String> addresses, Instant since);

    /**
     * A level of an alert, and the address that was notified of it.
     *
     * @param messageId under which the alert records it; a message about several alerts has another id
     */
    record Notification(String alertId, int level, String address, String messageId) {
        public static List<Notification> of(Alert alert) {
            return alert.notified().stream()
                    .map(each -> new Notification(alert.alertId(), each.level(), each.personId(), each.messageId()))
                    .toList();
        }
    }

    /** Those of the message ids under which a message lies in an inbox. */
    Set<String> kept(Collection<String> messageIds);

    /** When the message of each was first opened, by the recorded message id; unopened ones are left out. */
    Map<String, Instant> openings(Collection<Notification> notifications);

    /** Marks a message of the viewer's as read; the first time stays. Empty when they have no such message. */
    Optional<InboxMessage> read(Viewer viewer, String messageId, Instant now);
}
