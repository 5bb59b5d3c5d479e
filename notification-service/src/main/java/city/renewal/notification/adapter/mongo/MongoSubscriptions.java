package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.webhook.Subscription;
import city.renewal.notification.application.webhook.Subscriptions;
import city.renewal.starter.json.Bson;
import city.renewal.starter.mongo.VersionedCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Webhooks: {@code {_id: webhookId, version, state: {…}}}, each change a compare-and-set on {@code {_id, version}}. */
public final class MongoSubscriptions implements Subscriptions {
    static final String COLLECTION = "webhooks";

    private final VersionedCollection webhooks;

    public MongoSubscriptions(MongoDatabase database) {
        this.webhooks = new VersionedCollection(database.getCollection(COLLECTION));
    }

    @Override
    public List<VersionedSubscription> all() {
        return webhooks.documents()
                .find()
                .sort(new Document("_id", 1))
                .map(this::kept)
                .into(new ArrayList<>());
    }

    @Override
    public Optional<VersionedSubscription> load(String webhookId) {
        return webhooks.find(webhookId).map(this::kept);
    }

    @Override
    public boolean save(Subscription subscription, long read) {
        return webhooks.save(
                new Document("_id", subscription.webhookId()).append("state", Bson.document(subscription)), read);
    }

    @Override
    public boolean delete(String webhookId, long read) {
        return webhooks.delete(webhookId, read);
    }

    private VersionedSubscription kept(Document document) {
        return new VersionedSubscription(
                webhooks.version(document), Bson.read(document.get("state", Document.class), Subscription.class));
    }
}
