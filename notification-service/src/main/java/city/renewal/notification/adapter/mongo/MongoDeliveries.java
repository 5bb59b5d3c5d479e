package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.delivery.Deliveries;
import city.renewal.notification.application.delivery.Delivery;
import city.renewal.notification.application.delivery.DeliveryLedger;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Message;
import city.renewal.starter.mongo.AreaPath;
import city.renewal.starter.mongo.VisibilityFields;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of deliveries. A line changes several times and is small; what is to be said stands once beside it
 * ({@link MongoContents}), however many channels and targets it goes to, and is never written again.
 *
 * <pre>{@code
 * { _id: deliveryId, message: messageId, alert: alertId, channel, target, lane,
 *   status: "WAITING" | "DELIVERED" | "REFUSED" | "DEAD", waiting: lane?, nextAttemptAt: ISODate?, attempts, token?,
 *   takenAt: ISODate, lastAttemptAt: ISODate?, lastAnswer?, endedAt: ISODate?, replayedBy?, areaPath: […]? }
 * }</pre>
 *
 * <ol>
 *   <li>Contents are stored before the lines that need them, and forgotten after: a crash between leaves a content that
 *       the repetition finds, or the next purge.
 *   <li>A worker reads what is due for an endpoint by {@code waiting} and {@code nextAttemptAt}, which only waiting deliveries have.
 *   <li>It claims them in one bulk of compare-and-sets on {@code {_id, attempts, status}}: each counts the attempt, leaves
 *       the worker's token, and moves {@code nextAttemptAt} to the end of the lease. When not all matched it reads back
 *       which are its own. The contents of those are read at once.
 *   <li>The outcomes are written under {@code {_id, token}}; who lost a claim meanwhile writes nothing.
 * </ol>
 */
public final class MongoDeliveries implements Deliveries, DeliveryLedger {
    static final String COLLECTION = "deliveries";
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final int DUE_AT_ONCE = 200;
    private static final int LONGEST_ANSWER = 500;

    private final MongoCollection<Document> deliveries;
    private final MongoContents contents;
    private final Supplier<String> tokens;
    private final InstantSource real;

    /** @param tokens generates a unique token */
    public MongoDeliveries(MongoDatabase database, Supplier<String> tokens, InstantSource real) {
        this.deliveries = database.getCollection(COLLECTION);
        this.contents = new MongoContents(database);
        this.tokens = tokens;
        this.real = real;
    }

    @Override
    public void takeAll(List<Delivery> toTake) {
        var now = Date.from(real.instant());
        contents.takeAll(toTake.stream().map(Delivery::message).toList(), now);
        InsertOnce.all(
                deliveries,
                toTake.stream()
                        .map(delivery -> new Document("_id", delivery.deliveryId())
                                .append("message", delivery.message().messageId())
                                .append("alert", delivery.message().alertId())
                                .append("channel", delivery.channel().name())
                                .append("target", delivery.target())
                                .append("lane", delivery.endpointId())
                                .append("status", State.WAITING.name())
                                .append("waiting", delivery.endpointId())
                                .append("nextAttemptAt", now)
                                .append("attempts", 0)
                                .append("takenAt", now)
                                .append("areaPath", areaPath(delivery.message())))
                        .toList());
    }

    private static List<String> areaPath(Message message) {
        return AreaPath.ofAll(
                message.lines().stream().map(line -> line.subject().area()).toList());
    }

    @Override
    public Set<String> endpointsDue(Instant now, Collection<String> except) {
        var query = new Document("nextAttemptAt", new Document("$lte", Date.from(now)));
        if (!except.isEmpty()) {
            query.append("waiting", new Document("$nin", List.copyOf(except)));
        }
        var endpoints = new LinkedHashSet<String>();
        deliveries
                .find(query)
                .projection(new Document("waiting", 1))
                .sort(new Document("nextAttemptAt", 1))
                .limit(DUE_AT_ONCE)
                .forEach(due -> endpoints.add(due.getString("waiting")));
        return endpoints;
    }

    @Override
    public List<ClaimedDelivery> claim(String endpointId, Instant now, Duration lease, int limit) {
        var due = deliveries
                .find(new Document("waiting", endpointId).append("nextAttemptAt", new Document("$lte", Date.from(now))))
                .sort(new Document("nextAttemptAt", 1))
                .limit(limit)
                .into(new ArrayList<>());
        if (due.isEmpty()) {
            return List.of();
        }
        var token = tokens.get();
        var until = Date.from(now.plus(lease));
        List<WriteModel<Document>> claims = new ArrayList<>();
        for (var document : due) {
            var attempts = document.getInteger("attempts", 0);
            claims.add(new UpdateOneModel<>(
                    new Document("_id", document.get("_id"))
                            .append("attempts", attempts)
                            .append("status", State.WAITING.name()),
                    set(
                            "attempts",
                            attempts + 1,
                            "token",
                            token,
                            "nextAttemptAt",
                            until,
                            "lastAttemptAt",
                            Date.from(now))));
        }
        var won = deliveries.bulkWrite(claims, UNORDERED).getMatchedCount();
        var mine = won == due.size() ? null : mine(due, token);
        return withContents(
                due.stream()
                        .filter(document -> mine == null || mine.contains(document.getString("_id")))
                        .toList(),
                token,
                now);
    }

    /** A line without a content, which only a damaged store has, is dead: it holds up nothing that waits behind it. */
    private List<ClaimedDelivery> withContents(List<Document> mine, String token, Instant now) {
        var messages = contents.loadAll(
                mine.stream().map(document -> document.getString("message")).toList());
        write(mine.stream()
                .filter(document -> !messages.containsKey(document.getString("message")))
                .<WriteModel<Document>>map(document -> new UpdateOneModel<>(
                        new Document("_id", document.get("_id")).append("token", token),
                        ended(State.DEAD, "what it says is not in the store", now)))
                .toList());
        return mine.stream()
                .filter(document -> messages.containsKey(document.getString("message")))
                .map(document -> new ClaimedDelivery(
                        delivery(document, messages),
                        document.getInteger("attempts", 0) + 1,
                        token,
                        document.getDate("nextAttemptAt").toInstant()))
                .toList();
    }

    private static Delivery delivery(Document document, Map<String, Message> messages) {
        return new Delivery(
                ChannelName.valueOf(document.getString("channel")),
                document.getString("target"),
                document.getString("lane"),
                Objects.requireNonNull(messages.get(document.getString("message"))));
    }

    private Set<String> mine(List<Document> due, String token) {
        var ids = due.stream().map(document -> document.get("_id")).toList();
        var mine = new HashSet<String>();
        deliveries
                .find(new Document("_id", new Document("$in", ids)))
                .projection(new Document("token", 1))
                .forEach(found -> {
                    if (token.equals(found.getString("token"))) {
                        mine.add(found.getString("_id"));
                    }
                });
        return mine;
    }

    @Override
    public void writeDown(List<AttemptResult> results, Instant now) {
        write(results.stream().map(result -> outcome(result, now)).toList());
    }

    private static WriteModel<Document> outcome(AttemptResult result, Instant now) {
        var next = result.nextAttemptAt();
        var answer = bounded(result.answer());
        return new UpdateOneModel<>(
                mine(result.claimed()),
                next == null
                        ? ended(result.state(), answer, now)
                        : set("lastAnswer", answer, "nextAttemptAt", Date.from(next)));
    }

    @Override
    public void release(List<ClaimedDelivery> claimed) {
        write(claimed.stream()
                .<WriteModel<Document>>map(each -> new UpdateOneModel<>(
                        mine(each), set("attempts", each.attempt() - 1, "nextAttemptAt", Date.from(each.dueAt()))))
                .toList());
    }

    @Override
    public void abandon(String endpointId, String reason, Instant now) {
        write(List.of(new UpdateManyModel<>(new Document("waiting", endpointId), ended(State.DEAD, reason, now))));
    }

    private void write(List<WriteModel<Document>> writes) {
        if (!writes.isEmpty()) {
            deliveries.bulkWrite(writes, UNORDERED);
        }
    }

    private static Document ended(State state, String answer, Instant now) {
        return set("status", state.name(), "lastAnswer", answer, "endedAt", Date.from(now))
                .append(
                        "$unset",
                        new Document("waiting", "").append("nextAttemptAt", "").append("token", ""));
    }

    private static Document mine(ClaimedDelivery claimed) {
        return new Document("_id", claimed.delivery().deliveryId()).append("token", claimed.token());
    }

    @Override
    public List<Entry> find(Filter filter, @Nullable After after, int limit) {
        var query = new Document();
        append(query, "status", filter.state());
        append(query, "channel", filter.channel());
        append(query, "target", filter.target());
        append(query, "message", filter.messageId());
        if (after != null) {
            var at = Date.from(after.takenAt());
            query.append(
                    "$or",
                    List.of(
                            new Document("takenAt", new Document("$lt", at)),
                            new Document("takenAt", at).append("_id", new Document("$lt", after.deliveryId()))));
        }
        return deliveries
                .find(filter.areas().isEmpty() ? query : VisibilityFields.restrict(query, filter.areas()))
                .sort(new Document("takenAt", -1).append("_id", -1))
                .limit(limit)
                .map(MongoDeliveries::entry)
                .into(new ArrayList<>());
    }

    private static void append(Document query, String field, @Nullable Object value) {
        if (value != null) {
            query.append(field, value.toString());
        }
    }

    @Override
    public List<Entry> ofMessages(Collection<String> messageIds) {
        return deliveries
                .find(new Document("message", new Document("$in", List.copyOf(messageIds))))
                .map(MongoDeliveries::entry)
                .into(new ArrayList<>());
    }

    @Override
    public Optional<Entry> load(String deliveryId) {
        return Optional.ofNullable(
                        deliveries.find(new Document("_id", deliveryId)).first())
                .map(MongoDeliveries::entry);
    }

    @Override
    public boolean replay(String deliveryId, @Nullable String commandId, Instant now) {
        return load(deliveryId)
                .filter(entry -> entry.state() == State.REFUSED || entry.state() == State.DEAD)
                .map(entry -> deliveries
                                .updateOne(
                                        new Document("_id", deliveryId)
                                                .append("status", entry.state().name()),
                                        set(
                                                        "status",
                                                        State.WAITING.name(),
                                                        "attempts",
                                                        0,
                                                        "waiting",
                                                        entry.endpointId(),
                                                        "nextAttemptAt",
                                                        Date.from(now),
                                                        "replayedBy",
                                                        commandId)
                                                .append("$unset", new Document("endedAt", "")))
                                .getMatchedCount()
                        == 1)
                .orElse(false);
    }

    @Override
    public boolean wasReplayedBy(String deliveryId, String commandId) {
        var line = deliveries.find(new Document("_id", deliveryId)).first();
        return line != null && commandId.equals(line.getString("replayedBy"));
    }

    @Override
    public long forget(Instant delivered, Instant undelivered) {
        var forgotten = forget(List.of(State.DELIVERED.name()), delivered)
                + forget(List.of(State.REFUSED.name(), State.DEAD.name()), undelivered);
        // A content is as old as its oldest line, or older.
        contents.forget(delivered.isAfter(undelivered) ? delivered : undelivered, this::stillInLedger);
        return forgotten;
    }

    private Set<String> stillInLedger(List<String> messageIds) {
        return deliveries
                .find(new Document("message", new Document("$in", messageIds)))
                .projection(new Document("message", 1))
                .map(line -> line.getString("message"))
                .into(new HashSet<>());
    }

    private long forget(List<String> states, Instant before) {
        return deliveries
                .deleteMany(new Document("status", new Document("$in", states))
                        .append("takenAt", new Document("$lt", Date.from(before))))
                .getDeletedCount();
    }

    private static Document set(@Nullable Object... keysAndValues) {
        var set = new Document();
        for (var i = 0; i < keysAndValues.length; i += 2) {
            set.append(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return new Document("$set", set);
    }

    private static String bounded(String answer) {
        return answer.length() <= LONGEST_ANSWER ? answer : answer.substring(0, LONGEST_ANSWER) + "…";
    }

    private static Entry entry(Document document) {
        return new Entry(
                document.getString("_id"),
                document.getString("message"),
                document.getString("alert"),
                ChannelName.valueOf(document.getString("channel")),
                document.getString("target"),
                document.getString("lane"),
                State.valueOf(document.getString("status")),
                document.getInteger("attempts", 0),
                document.getString("lastAnswer"),
                document.getDate("takenAt").toInstant(),
                instant(document, "lastAttemptAt"),
                instant(document, "nextAttemptAt"),
                instant(document, "endedAt"),
                document.getList("areaPath", String.class, List.of()));
    }

    private static @Nullable Instant instant(Document document, String field) {
        var date = document.getDate(field);
        return date == null ? null : date.toInstant();
    }
}
