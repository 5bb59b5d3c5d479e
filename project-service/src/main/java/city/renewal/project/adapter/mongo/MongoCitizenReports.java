package city.renewal.project.adapter.mongo;

import city.renewal.events.RenewalEvent;
import city.renewal.project.application.citizen.CitizenReports;
import city.renewal.project.domain.citizen.CitizenReport;
import city.renewal.project.domain.citizen.CitizenService;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.NewAggregate;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.AreaPath;
import city.renewal.starter.mongo.VisibilityFields;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/**
 * Citizens' reports in MongoDB. In addition to the aggregate a document has {@code status}, {@code service}, {@code
 * areaPath} ({@code ["?"]} without an area), {@code order}, {@code published} (while it is), {@code problemId} and
 * {@code eraseCheckAt}. They publish no events, so there is no outbox relay.
 */
public final class MongoCitizenReports implements CitizenReports {
    private static final String UNPLACED = "?";

    private final AggregateCollection<CitizenReport> collection;

    public MongoCitizenReports(AggregateCollection<CitizenReport> collection) {
        this.collection = collection;
    }

    /**
     * {@code status, order} serves {@link #queue}, {@code published, order} serves {@link #published}, {@code service, order}
     * serves {@link #madeBetween}, {@code problemId} serves {@link #countsByProblem}, {@code eraseCheckAt} serves {@link
     * #toCheckForErasure}.
     */
    public static void createIndexes(MongoCollection<Document> documents) {
        documents.createIndex(new Document("status", 1).append("order", 1));
        documents.createIndex(new Document("published", 1).append("order", 1));
        documents.createIndex(new Document("service", 1).append("order", 1));
        documents.createIndex(new Document("problemId", 1), new IndexOptions().sparse(true));
        documents.createIndex(new Document("eraseCheckAt", 1), new IndexOptions().sparse(true));
    }

    public static Document queryFields(CitizenReport report) {
        var area = report.area();
        var checkAt = report.eraseCheckAt();
        return new Document("status", report.state().name())
                .append("service", report.service().name())
                .append("areaPath", area == null ? List.of(UNPLACED) : AreaPath.of(area))
                .append("order", CitizenReports.order(report))
                .append("published", report.isPublished() ? true : null)
                .append("problemId", report.problemId())
                .append("eraseCheckAt", checkAt == null ? null : Date.from(checkAt));
    }

    @Override
    public List<StoredAggregate<CitizenReport>> queue(QueueQuery query) {
        var areas = new ArrayList<>(query.areas());
        if (query.unplaced()) {
            areas.add(UNPLACED);
        }
        var filter =
                VisibilityFields.restrict(new Document("status", query.state().name()), areas);
        if (query.service() != null) {
            filter.append("service", query.service().name());
        }
        if (query.after() != null) {
            filter.append("order", new Document("$gt", query.after()));
        }
        return read(filter, 1, query.limit());
    }

    @Override
    public List<StoredAggregate<CitizenReport>> published(PublishedQuery query) {
        var order = new Document("$gte", from(query.from()));
        order.append("$lt", query.before() == null ? from(query.to().plusMillis(1)) : query.before());
        var filter = new Document("published", true).append("order", order);
        if (!query.services().isEmpty()) {
            filter.append(
                    "service",
                    new Document(
                            "$in",
                            query.services().stream().map(CitizenService::name).toList()));
        }
        return read(filter, -1, query.limit());
    }

    @Override
    public List<CitizenReport> madeBetween(CitizenService service, Instant from, Instant to, int limit) {
        var filter = new Document("service", service.name())
                .append("order", new Document("$gte", from(from)).append("$lt", from(to.plusMillis(1))));
        return read(filter, -1, limit).stream().map(StoredAggregate::state).toList();
    }

    @Override
    public Map<String, Integer> countsByProblem(Collection<String> problemIds) {
        var counts = new HashMap<String, Integer>();
        if (!problemIds.isEmpty()) {
            collection
                    .documents()
                    .find(new Document("problemId", new Document("$in", List.copyOf(problemIds))))
                    .projection(new Document("problemId", 1))
                    .forEach(document -> counts.merge(document.getString("problemId"), 1, Integer::sum));
        }
        return counts;
    }

    @Override
    public List<String> toCheckForErasure(Instant now, int limit) {
        return collection
                .documents()
                .find(new Document("eraseCheckAt", new Document("$lte", Date.from(now))))
                .projection(new Document("_id", 1))
                .limit(limit)
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }

    private List<StoredAggregate<CitizenReport>> read(Document filter, int direction, int limit) {
        return collection
                .documents()
                .find(filter)
                .sort(new Document("order", direction))
                .limit(limit)
                .map(collection::stored)
                .into(new ArrayList<>());
    }

    /** The smallest order key of a report made at this instant. */
    private static String from(Instant at) {
        return "%015d/".formatted(Math.max(0, at.toEpochMilli()));
    }

    @Override
    public Optional<StoredAggregate<CitizenReport>> load(String id) {
        return collection.load(id);
    }

    @Override
    public List<StoredAggregate<CitizenReport>> loadAll(Collection<String> ids) {
        return collection.loadAll(ids);
    }

    @Override
    public boolean create(String id, Change<CitizenReport> change) {
        return collection.create(id, change);
    }

    @Override
    public Set<String> createAll(List<NewAggregate<CitizenReport>> aggregates) {
        return collection.createAll(aggregates);
    }

    @Override
    public long save(StoredAggregate<CitizenReport> read, Change<CitizenReport> change) {
        return collection.save(read, change);
    }

    @Override
    public long publishSnapshot(StoredAggregate<CitizenReport> read, RenewalEvent snapshot) {
        return collection.publishSnapshot(read, snapshot);
    }
}
