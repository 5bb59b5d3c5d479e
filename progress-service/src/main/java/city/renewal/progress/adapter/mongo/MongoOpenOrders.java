package city.renewal.progress.adapter.mongo;

import city.renewal.events.Envelope;
import city.renewal.events.SupervisionOrderEvent;
import city.renewal.progress.application.figure.OpenOrders;
import city.renewal.starter.mongo.BulkWrites;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.bson.Document;

/**
 * {@code { _id: order id, sequence, programme, open, answered, number, colour, unit, answerDue }}. A fact is written with the
 * filter {@code {_id, sequence < its}}; a duplicate key means that a later fact is already stored. The facts of an order share a
 * Kafka key and arrive in order. A reply does not change {@code answerDue}.
 */
public final class MongoOpenOrders implements OpenOrders {
    private final MongoCollection<Document> collection;

    public MongoOpenOrders(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Serves the open orders of one programme. */
    public void createIndexes() {
        collection.createIndex(new Document("programme", 1).append("open", 1));
    }

    @Override
    public void apply(List<Envelope<?>> facts) {
        for (var fact : facts) {
            if (fact.event() instanceof SupervisionOrderEvent event) {
                BulkWrites.write(
                        collection,
                        List.of(new UpdateOneModel<Document>(
                                new Document("_id", event.orderId())
                                        .append("sequence", new Document("$lt", fact.sequence())),
                                new Document("$set", fields(event).append("sequence", fact.sequence())),
                                new UpdateOptions().upsert(true))));
            }
        }
    }

    private static Document fields(SupervisionOrderEvent event) {
        return switch (event) {
            case SupervisionOrderEvent.SupervisionOrderIssued issued ->
                open(issued.subject(), false)
                        .append("answerDue", issued.answerDue().toString());
            case SupervisionOrderEvent.SupervisionOrderReplied replied -> open(replied.subject(), true);
            case SupervisionOrderEvent.SupervisionOrderReturned returned ->
                open(returned.subject(), false)
                        .append("answerDue", returned.answerDue().toString());
            case SupervisionOrderEvent.SupervisionOrderClosed closed ->
                open(closed.subject(), true).append("open", false);
        };
    }

    private static Document open(SupervisionOrderEvent.OrderSubject subject, boolean answered) {
        return new Document("programme", subject.programme())
                .append("open", true)
                .append("answered", answered)
                .append("number", subject.number())
                .append("colour", subject.colour())
                .append("unit", subject.unit().name());
    }

    @Override
    public List<OpenOrder> of(String programmeId) {
        var found = new ArrayList<OpenOrder>();
        for (var order : collection.find(new Document("programme", programmeId)
                .append("open", true)
                .append("answerDue", new Document("$ne", null)))) {
            found.add(new OpenOrder(
                    order.getString("_id"),
                    order.getString("number"),
                    order.getString("colour"),
                    order.getString("unit"),
                    LocalDate.parse(Objects.requireNonNull(order.getString("answerDue"))),
                    order.getBoolean("answered", false)));
        }
        found.sort(Comparator.comparing(OpenOrder::answerDue).thenComparing(OpenOrder::orderId));
        return found;
    }
}
