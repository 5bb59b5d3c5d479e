package city.renewal.notification.application;

import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.application.inbox.Inbox;
import city.renewal.notification.domain.message.Message;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Messages in memory. Thread-safe. */
public final class InMemoryInbox implements Inbox {
    private static final Comparator<Message> NEWEST_FIRST = Comparator.comparing(InMemoryInbox::at)
            .thenComparing(Message::messageId)
            .reversed();

    private final Map<String, InboxMessage> messages = new LinkedHashMap<>();
    private final Map<String, Instant> changedAt = new HashMap<>();
    private final InstantSource real;

    public InMemoryInbox() {
        this(InstantSource.system());
    }

    public InMemoryInbox(InstantSource real) {
        this.real = real;
    }

    @Override
    public synchronized void takeAll(List<Message> toTake) {
        for (var message : toTake) {
            if (messages.putIfAbsent(message.messageId(), new InboxMessage(message, null)) == null) {
                changedAt.put(message.messageId(), real.instant());
            }
        }
    }

    @Override
    public synchronized List<InboxMessage> find(Viewer viewer, boolean onlyUnread, @Nullable After after, int limit) {
        return messages.values().stream()
                .filter(received -> isTheirs(viewer, received.message()))
                .filter(received -> !onlyUnread || received.readAt() == null)
                .filter(received -> after == null || isBehind(after, received.message()))
                .sorted(Comparator.comparing(InboxMessage::message, NEWEST_FIRST))
                .limit(limit)
                .toList();
    }

    private static boolean isBehind(After after, Message message) {
        var order = at(message).compareTo(after.at().truncatedTo(ChronoUnit.MILLIS));
        return order < 0 || (order == 0 && message.messageId().compareTo(after.messageId()) < 0);
    }

    private static Instant at(Message message) {
        return message.at().truncatedTo(ChronoUnit.MILLIS);
    }

    private static boolean isTheirs(Viewer viewer, Message message) {
        return viewer.looksInto(message.address(), message.subject().area());
    }

    @Override
    public long unread(Viewer viewer) {
        return find(viewer, true, null, MOST_COUNTED).size();
    }

    @Override
    public synchronized Set<InboxChange> changes(Set<String> addresses, Instant since) {
        return messages.values().stream()
                .filter(received -> addresses.contains(received.message().address()))
                .filter(received -> !Objects.requireNonNull(
                                changedAt.get(received.message().messageId()))
                        .isBefore(since))
                .map(received -> new InboxChange(
                        received.message().messageId(), received.message().address(), received.readAt() == null))
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized Optional<InboxMessage> read(Viewer viewer, String messageId, Instant now) {
        var found =
                Optional.ofNullable(messages.get(messageId)).filter(received -> isTheirs(viewer, received.message()));
        found.filter(received -> received.readAt() == null).ifPresent(received -> {
            messages.put(messageId, new InboxMessage(received.message(), now));
            changedAt.put(messageId, real.instant());
        });
        return found.map(_ -> messages.get(messageId));
    }

    @Override
    public synchronized Set<String> kept(Collection<String> messageIds) {
        return messageIds.stream().filter(messages::containsKey).collect(Collectors.toSet());
    }

    @Override
    public synchronized Map<String, Instant> openings(Collection<Notification> told) {
        var found = new HashMap<String, Instant>();
        for (var each : told) {
            messages.values().stream()
                    .filter(received -> received.readAt() != null
                            && received.message().address().equals(each.address())
                            && received.message().lines().stream()
                                    .anyMatch(line ->
                                            line.alertId().equals(each.alertId()) && line.level() == each.level()))
                    .map(InboxMessage::readAt)
                    .filter(Objects::nonNull)
                    .min(Comparator.naturalOrder())
                    .ifPresent(at -> found.put(each.messageId(), at));
        }
        return found;
    }

    public synchronized List<Message> all() {
        return messages.values().stream().map(InboxMessage::message).toList();
    }
}
