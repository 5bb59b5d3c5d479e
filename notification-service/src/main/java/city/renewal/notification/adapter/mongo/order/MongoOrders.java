package city.renewal.notification.adapter.mongo.order;

import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.application.order.OrderFilter;
import city.renewal.notification.application.order.OrderQueries;
import city.renewal.notification.domain.order.OrderChase;
import city.renewal.notification.domain.order.OrderState;
import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.VersionedCollection;
import city.renewal.starter.mongo.VisibilityFields;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Supervision orders with their outbox, and the fields that lists and the sweep ask for.
 *
 * <pre>{@code
 * { _id: "<year>-<district>-<serial>", version, sequence, state: {…}, outbox: […], outboxSince,
 *   origin, programme, office, year, serial, project, unit, colour, orderState, open, areaPath: […], units: […], owners: […],
 *   leaders: […], told: […], issuedAt: ISODate, overdueFrom: ISODate?, nextStepAt: ISODate?, claimedUntil: ISODate? }
 * }</pre>
 *
 * <p>The id and the origin are both unique: a number is given once, and a command issues once.
 */
public final class MongoOrders implements OrderQueries {
    static final String COLLECTION = "supervisionOrders";

    private final AggregateCollection<SupervisionOrder> orders;

    public MongoOrders(AggregateCollection<SupervisionOrder> orders) {
        this.orders = orders;
    }

    /** The aggregates; facts go out under {@code /supervision-orders/<id>}, keyed by their project, or by the order if what it is about has none. */
    public static AggregateCollection<SupervisionOrder> collection(MongoDatabase database, InstantSource real) {
        return new AggregateCollection<>(
                database.getCollection(COLLECTION),
                SupervisionOrder.class,
                "/supervision-orders/",
                MongoOrders::partitionKey,
                MongoOrders::queryFields,
                real);
    }

    private static String partitionKey(SupervisionOrder order) {
        return OrderChase.subject(order).partitionKey();
    }

    private static Document queryFields(SupervisionOrder order) {
        var subject = order.subject();
        var state = order.state();
        var due = order.dueAt();
        var office = order.number().office();
        var target = Viewer.target(order);
        return VisibilityFields.of(target)
                .append("origin", order.issue().origin())
                .append("programme", order.number().programme())
                .append("office", office == null ? null : office.area())
                .append("year", order.number().year())
                .append("serial", order.number().serial())
                .append("project", subject.projectId())
                .append("unit", subject.unit().unitId())
                .append("colour", order.colour().name())
                .append("orderState", state.name())
                .append("open", state != OrderState.CLOSED)
                .append("told", List.copyOf(target.told()))
                .append("issuedAt", Date.from(order.issue().at()))
                .append("overdueFrom", order.owesAnswer() ? Date.from(order.overdueFrom()) : null)
                .append("nextStepAt", due == null ? null : Date.from(due))
                .append("claimedUntil", due == null ? null : VersionedCollection.FREE);
    }

    @Override
    public List<StoredAggregate<SupervisionOrder>> find(
            OrderFilter filter, Viewer viewer, @Nullable After after, int limit) {
        var query = query(filter, viewer);
        if (after != null) {
            query.append("$and", List.of(new Document("$or", behind(after))));
        }
        return orders.documents()
                .find(query)
                .sort(new Document("issuedAt", -1).append("_id", -1))
                .limit(limit)
                .map(orders::stored)
                .into(new ArrayList<>());
    }

    @Override
    public long count(OrderFilter filter, Viewer viewer) {
        return orders.documents().countDocuments(query(filter, viewer));
    }

    private static Document query(OrderFilter filter, Viewer viewer) {
        var query = new Document();
        append(query, "programme", filter.programme());
        append(query, "project", filter.project());
        append(query, "unit", filter.unit());
        append(query, "colour", filter.colour() == null ? null : filter.colour().name());
        append(
                query,
                "orderState",
                filter.state() == null ? null : filter.state().name());
        append(query, "open", filter.open());
        var overdue = filter.overdueAt();
        if (overdue != null) {
            var passed = new Document("$lte", Date.from(overdue.at()));
            // What owes no answer has no such instant, and is not overdue.
            query.append("overdueFrom", overdue.is() ? passed : new Document("$not", passed));
        }
        return VisibilityFields.restrict(query, viewer.visibility());
    }

    private static void append(Document query, String field, @Nullable Object value) {
        if (value != null) {
            query.append(field, value);
        }
    }

    private static List<Document> behind(After after) {
        var at = Date.from(after.issuedAt());
        return List.of(
                new Document("issuedAt", new Document("$lt", at)),
                new Document("issuedAt", at).append("_id", new Document("$lt", after.orderId())));
    }

    @Override
    public int lastSerial(String district, int year) {
        var last = orders.documents()
                .find(new Document("office", district).append("year", year))
                .projection(new Document("serial", 1))
                .sort(new Document("serial", -1))
                .first();
        return last == null ? 0 : last.getInteger("serial");
    }

    @Override
    public Optional<StoredAggregate<SupervisionOrder>> issuedAs(String origin) {
        return Optional.ofNullable(
                        orders.documents().find(new Document("origin", origin)).first())
                .map(orders::stored);
    }

    @Override
    public List<StoredAggregate<SupervisionOrder>> openAbout(String projectId) {
        return orders.documents()
                .find(new Document("project", projectId).append("open", true))
                .map(orders::stored)
                .into(new ArrayList<>());
    }

    @Override
    public List<StoredAggregate<SupervisionOrder>> claimDue(Instant now, Instant real, Duration lease, int limit) {
        return orders.claimDue("nextStepAt", now, real, lease, limit);
    }
}
