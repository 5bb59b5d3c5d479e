package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.webhook.Subscription;
import city.renewal.notification.application.webhook.Subscriptions;
import city.renewal.starter.json.Bson;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Webhooks: {@code {_id: webhookId, version, state: {…}}}, each change a compare-and-set on {@code {_id, version}}. */
public final class MongoSubscriptions implements Subscriptions {
    static final String COLLECTION = "webhooks";

    private final MongoCollection<Document> webhooks;

    public MongoSubscriptions(MongoDatabase database) {
        this.webhooks = database.getCollection(COLLECTION);
    }

    @Override
    public List<VersionedSubscription> all() {
        return webhooks.find()
                .sort(new Document("_id", 1))
                .map(MongoSubscriptions::kept)
                .into(new ArrayList<>());
    }

    @Override
    public Optional<VersionedSubscription> load(String webhookId) {
        return Optional.ofNullable(webhooks.find(new Document("_id", webhookId)).first())
                .map(MongoSubscriptions::kept);
    }

    @Override
    public boolean save(Subscription subscription, long read) {
        var next = new Document("_id", subscription.webhookId())
                .append("version", read + 1)
                .append("state", Bson.document(subscription));
        return read == 0
                ? InsertOnce.all(webhooks, List.of(next)) == 1
                : webhooks.replaceOne(mine(subscription.webhookId(), read), next)
                                .getMatchedCount()
                        == 1;
    }

    @Override
    public boolean delete(String webhookId, long read) {
        return webhooks.deleteOne(mine(webhookId, read)).getDeletedCount() == 1;
    }

    private static Document mine(String webhookId, long read) {
        return new Document("_id", webhookId).append("version", read);
    }

    private static VersionedSubscription kept(Document document) {
        return new VersionedSubscription(
                document.getLong("version"), Bson.read(document.get("state", Document.class), Subscription.class));
    }
}
