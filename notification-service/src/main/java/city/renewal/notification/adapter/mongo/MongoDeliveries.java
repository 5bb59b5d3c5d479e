package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.Deliveries;
import city.renewal.notification.domain.Message;
import city.renewal.starter.json.Bson;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * The ledger of deliveries.
 *
 * <pre>{@code
 * { _id: messageId, status: "WAITING" | "DELIVERED" | "GIVEN_UP", attempts, nextAttemptAt: ISODate?, token?,
 *   lastAnswer?, endedAt: ISODate?, state: {…} }
 * }</pre>
 *
 * <ol>
 *   <li>A worker reads what is due by {@code nextAttemptAt}.
 *   <li>It claims each by a compare-and-set on {@code {_id, attempts, status}}: counts the attempt, leaves its token, and moves
 *       {@code nextAttemptAt} to the end of its lease. Who matches nothing was beaten to it.
 *   <li>The outcome is written under {@code {_id, token}}; who lost the claim meanwhile writes nothing.
 * </ol>
 */
public final class MongoDeliveries implements Deliveries {
    static final String COLLECTION = "deliveries";

    private final MongoCollection<Document> deliveries;
    private final Supplier<String> tokens;
    private final InstantSource real;

    /** @param tokens makes a token that nobody else has */
    public MongoDeliveries(MongoDatabase database, Supplier<String> tokens, InstantSource real) {
        this.deliveries = database.getCollection(COLLECTION);
        this.tokens = tokens;
        this.real = real;
    }

    @Override
    public void takeAll(List<Message> messages) {
        var now = Date.from(real.instant());
        InsertOnce.all(
                deliveries,
                messages.stream()
                        .map(message -> new Document("_id", message.messageId())
                                .append("status", "WAITING")
                                .append("attempts", 0)
                                .append("nextAttemptAt", now)
                                .append("state", Bson.document(message)))
                        .toList());
    }

    @Override
    public List<Claimed> claim(Instant now, Duration lease, int limit) {
        var due = deliveries
                .find(new Document("nextAttemptAt", new Document("$lte", Date.from(now))))
                .sort(new Document("nextAttemptAt", 1))
                .limit(limit)
                .into(new ArrayList<>());
        var claimed = new ArrayList<Claimed>();
        for (var document : due) {
            var attempts = document.getInteger("attempts", 0);
            var token = tokens.get();
            var won = deliveries.updateOne(
                    new Document("_id", document.get("_id"))
                            .append("attempts", attempts)
                            .append("status", "WAITING"),
                    new Document(
                            "$set",
                            new Document("attempts", attempts + 1)
                                    .append("token", token)
                                    .append("nextAttemptAt", Date.from(now.plus(lease)))));
            if (won.getMatchedCount() == 1) {
                var message = Bson.read(document.get("state", Document.class), Message.class);
                claimed.add(new Claimed(message, attempts + 1, token));
            }
        }
        return claimed;
    }

    @Override
    public void delivered(Claimed claimed, String answer, Instant now) {
        end(claimed, "DELIVERED", answer, now);
    }

    @Override
    public void failed(Claimed claimed, String reason, Instant nextAttemptAt) {
        deliveries.updateOne(
                mine(claimed),
                new Document(
                        "$set", new Document("lastAnswer", reason).append("nextAttemptAt", Date.from(nextAttemptAt))));
    }

    @Override
    public void givenUp(Claimed claimed, String reason, Instant now) {
        end(claimed, "GIVEN_UP", reason, now);
    }

    private void end(Claimed claimed, String status, String answer, Instant now) {
        deliveries.updateOne(
                mine(claimed),
                new Document(
                                "$set",
                                new Document("status", status)
                                        .append("lastAnswer", answer)
                                        .append("endedAt", Date.from(now)))
                        .append("$unset", new Document("nextAttemptAt", "").append("token", "")));
    }

    private static Document mine(Claimed claimed) {
        return new Document("_id", claimed.message().messageId()).append("token", claimed.token());
    }
}
