package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.application.inbox.Inbox;
import city.renewal.notification.domain.message.Message;
import city.renewal.starter.json.Bson;
import city.renewal.starter.mongo.AreaPath;
import city.renewal.starter.mongo.VisibilityFields;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A document per message: {@code {_id: messageId, address, areaPath: […], at: ISODate, unread, readAt: ISODate?,
 * changedAt: ISODate, state: {…}}}.
 *
 * <p>{@code changedAt} is the real time at which the message arrived, or was read; a message that a former version stored
 * has none until it is read.
 *
 * <p>Who opens a message first stores an opening for each alert that it tells of, {@code {_id: "alert/level/address", at:
 * ISODate}}, and marks the message as read after that: a crash in between leaves it unread, and the opening's time stays.
 *
 * <p>A message whose id is there already is left as it is, so that a repetition never makes it unread again.
 */
public final class MongoInbox implements Inbox {
    static final String COLLECTION = "messages";

    private static final String OPENINGS = "messageOpenings";

    private final MongoCollection<Document> messages;
    private final MongoCollection<Document> openings;
    private final InstantSource real;

    public MongoInbox(MongoDatabase database, InstantSource real) {
        this.messages = database.getCollection(COLLECTION);
        this.openings = database.getCollection(OPENINGS);
        this.real = real;
    }

    @Override
    public void takeAll(List<Message> toTake) {
        InsertOnce.all(messages, toTake.stream().map(this::document).toList());
    }

    private Document document(Message message) {
        return new Document("_id", message.messageId())
                .append("address", message.address())
                .append("areaPath", AreaPath.of(message.subject().area()))
                .append("at", Date.from(message.at()))
                .append("unread", true)
                .append("changedAt", Date.from(real.instant()))
                .append("state", Bson.document(message));
    }

    @Override
    public List<InboxMessage> find(Viewer viewer, boolean onlyUnread, @Nullable After after, int limit) {
        var query = theirs(viewer);
        if (onlyUnread) {
            query.append("unread", true);
        }
        if (after != null) {
            var at = Date.from(after.at());
            query.append(
                    "$and",
                    List.of(new Document(
                            "$or",
                            List.of(
                                    new Document("at", new Document("$lt", at)),
                                    new Document("at", at).append("_id", new Document("$lt", after.messageId()))))));
        }
        return messages.find(query)
                .sort(new Document("at", -1).append("_id", -1))
                .limit(limit)
                .map(MongoInbox::received)
                .into(new ArrayList<>());
    }

    @Override
    public long unread(Viewer viewer) {
        return messages.countDocuments(theirs(viewer).append("unread", true), new CountOptions().limit(MOST_COUNTED));
    }

    @Override
    public Set<InboxChange> changes(Set<String> addresses, Instant since) {
        if (addresses.isEmpty()) {
            return Set.of();
        }
        return messages.find(new Document("changedAt", new Document("$gte", Date.from(since)))
                        .append("address", new Document("$in", List.copyOf(addresses))))
                .projection(new Document("address", 1).append("unread", 1))
                .map(message -> new InboxChange(
                        message.getString("_id"), message.getString("address"), message.getBoolean("unread", false)))
                .into(new HashSet<>());
    }

    @Override
    public Optional<InboxMessage> read(Viewer viewer, String messageId, Instant now) {
        var theirs = messages.find(theirs(viewer).append("_id", messageId)).first();
        if (theirs == null) {
            return Optional.empty();
        }
        if (theirs.getBoolean("unread", false)) {
            var message = received(theirs).message();
            InsertOnce.all(
                    openings,
                    message.lines().stream()
                            .map(line -> opening(line.alertId(), line.level(), message.address()))
                            .distinct()
                            .map(id -> new Document("_id", id).append("at", Date.from(now)))
                            .toList());
        }
        messages.updateOne(
                new Document("_id", messageId).append("unread", true),
                new Document(
                        "$set",
                        new Document("unread", false)
                                .append("readAt", Date.from(now))
                                .append("changedAt", Date.from(real.instant()))));
        return Optional.ofNullable(messages.find(new Document("_id", messageId)).first())
                .map(MongoInbox::received);
    }

    /** Messages that were read before openings were stored say it themselves. */
    @Override
    public Map<String, Instant> openings(Collection<Notification> notifications) {
        var found = new HashMap<String, Instant>();
        if (notifications.isEmpty()) {
            return found;
        }
        messages.find(new Document("_id", anyOf(notifications.stream().map(Notification::messageId))))
                .projection(new Document("readAt", 1))
                .forEach(message -> put(found, message.getString("_id"), message.getDate("readAt")));
        var opened = new HashMap<String, Date>();
        openings.find(new Document("_id", anyOf(notifications.stream().map(MongoInbox::opening))))
                .forEach(opening -> opened.put(opening.getString("_id"), opening.getDate("at")));
        notifications.forEach(each -> put(found, each.messageId(), opened.get(opening(each))));
        return found;
    }

    @Override
    public Set<String> kept(Collection<String> messageIds) {
        return messages.find(new Document("_id", anyOf(messageIds.stream())))
                .projection(new Document("_id", 1))
                .map(message -> message.getString("_id"))
                .into(new HashSet<>());
    }

    private static void put(Map<String, Instant> found, String messageId, @Nullable Date at) {
        if (at != null) {
            found.put(messageId, at.toInstant());
        }
    }

    private static Document anyOf(Stream<String> ids) {
        return new Document("$in", ids.distinct().toList());
    }

    private static String opening(Notification notification) {
        return opening(notification.alertId(), notification.level(), notification.address());
    }

    private static String opening(String alertId, int level, String address) {
        return "%s/%d/%s".formatted(alertId, level, address);
    }

    private static Document theirs(Viewer viewer) {
        return VisibilityFields.restrict(
                new Document(), "address", viewer.visibility().inboxes());
    }

    private static InboxMessage received(Document document) {
        var readAt = document.getDate("readAt");
        return new InboxMessage(
                Bson.read(document.get("state", Document.class), Message.class),
                readAt == null ? null : readAt.toInstant());
    }
}
