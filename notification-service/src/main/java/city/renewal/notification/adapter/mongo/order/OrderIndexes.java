package city.renewal.notification.adapter.mongo.order;

import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.StoreSetup;
import com.mongodb.client.model.IndexOptions;
import org.bson.Document;

/** Every index of the supervision orders, each with the query that it serves. */
public final class OrderIndexes implements StoreSetup {
    private final AggregateCollection<?> orders;

    public OrderIndexes(AggregateCollection<?> orders) {
        this.orders = orders;
    }

    @Override
    public void run() {
        // The compare-and-set, and the relay's poll.
        orders.createIndexes();
        // A command or decision issues once, and a repetition finds its order.
        orders.documents().createIndex(new Document("origin", 1), new IndexOptions().unique(true));
        // The highest number of an office and year.
        index("office", 1, "year", 1, "serial", -1);
        // ChaseOrders: those that are due and not claimed, the longest waiting first.
        index("nextStepAt", 1, "_id", 1, "claimedUntil", 1);
        // GET /supervision-orders?programme=…&open=…
        index("programme", 1, "open", 1, "issuedAt", -1);
        // GET /supervision-orders?project=…, and the open orders of a project that is withdrawn.
        index("project", 1, "issuedAt", -1);
        // GET /supervision-orders by role, and the orders that a person was notified of.
        index("areaPath", 1, "issuedAt", -1);
        index("units", 1, "issuedAt", -1);
        index("leaders", 1, "issuedAt", -1);
        index("owners", 1, "issuedAt", -1);
        index("told", 1, "issuedAt", -1);
    }

    private void index(Object... keys) {
        var document = new Document();
        for (var i = 0; i < keys.length; i += 2) {
            document.append(String.valueOf(keys[i]), keys[i + 1]);
        }
        orders.documents().createIndex(document);
    }
}
