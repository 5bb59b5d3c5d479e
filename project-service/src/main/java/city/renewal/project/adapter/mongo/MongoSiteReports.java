package city.renewal.project.adapter.mongo;

import city.renewal.events.Location;
import city.renewal.events.ReportFlag;
import city.renewal.project.application.report.SiteReports;
import city.renewal.project.domain.report.CountingStatus;
import city.renewal.project.domain.report.Observation;
import city.renewal.project.domain.report.ReporterPosition;
import city.renewal.project.domain.report.SiteReport;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.RelayedAggregates;
import city.renewal.starter.outbox.OutboxRelay;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Site reports in MongoDB, one document each. In addition to the aggregate a document has the fields for queries:
 *
 * <pre>{@code
 * { project, node: "project/node", reporter, order: "2023-06-30T00:00:00.000Z|id", observedAt, receivedAt, flags: [],
 *   complete: true, percent?, longitude?, latitude?, held?: true, waiting?: true, unsettledSince? }
 * }</pre>
 *
 * <p>{@code percent} exists only if the report counts and has progress; {@code held} and {@code waiting} only while
 * they are true; {@code unsettledSince} from each write until the neighbours were assessed.
 */
public final class MongoSiteReports extends RelayedAggregates<SiteReport> implements SiteReports {
    private static final Document NEWEST_FIRST = new Document("order", -1);
    private static final Document OLDEST_FIRST = new Document("order", 1);
    private static final Document BY_ID = new Document("_id", 1);
    private static final Document OBSERVATION = new Document("observedAt", 1)
            .append("receivedAt", 1)
            .append("percent", 1)
            .append("flags", 1);
    private static final Document SIGHTING = new Document("observedAt", 1)
            .append("project", 1)
            .append("longitude", 1)
            .append("latitude", 1)
            .append("flags", 1);

    public MongoSiteReports(AggregateCollection<SiteReport> collection, OutboxRelay relay) {
        super(collection, relay);
    }

    /**
     * {@code order} serves the list of all reports in sight, {@code project, order} the list of a project, {@code
     * reporter, order} a person's list and positions, {@code node, order} a node's list and observations; {@code held},
     * {@code waiting} and {@code unsettledSince} serve the sweeps, and contain few documents.
     */
    public static void createIndexes(MongoCollection<Document> collection) {
        collection.createIndex(new Document("order", 1));
        collection.createIndex(new Document("project", 1).append("order", 1));
        collection.createIndex(new Document("reporter", 1).append("order", 1));
        collection.createIndex(new Document("node", 1).append("order", 1));
        for (var field : List.of("held", "waiting", "unsettledSince")) {
            collection.createIndex(new Document(field, 1), new IndexOptions().sparse(true));
        }
    }

    /** Adds the query fields to documents that older versions wrote. */
    public static void completeOldDocuments(AggregateCollection<SiteReport> reports) {
        var documents = reports.documents();
        for (var document : documents.find(new Document("order", new Document("$exists", false)))) {
            var stored = reports.stored(document);
            var set = new Document();
            queryFields(stored.state()).forEach((field, value) -> {
                if (value != null) {
                    set.append(field, value);
                }
            });
            documents.updateOne(
                    new Document("_id", stored.id()).append("version", stored.version()), new Document("$set", set));
        }
    }

    public static Document queryFields(SiteReport report) {
        var assessment = report.assessed();
        var location = assessment.location();
        return new Document("project", report.projectId())
                .append("node", node(report.projectId(), report.nodeId()))
                .append("reporter", report.reportedBy())
                .append("order", SiteReports.orderKey(report))
                .append("observedAt", Date.from(assessment.observedAt()))
                .append("receivedAt", Date.from(assessment.receivedAt()))
                .append("flags", assessment.flags().stream().map(Enum::name).toList())
                .append("complete", assessment.isComplete())
                .append("percent", assessment.isCounted() ? assessment.progressPercent() : null)
                .append("longitude", location == null ? null : location.longitude())
                .append("latitude", location == null ? null : location.latitude())
                .append("held", assessment.counting() == CountingStatus.HELD ? true : null)
                .append("waiting", assessment.isComplete() ? null : true)
                .append("unsettledSince", Date.from(assessment.receivedAt()));
    }

    private static String node(String projectId, String nodeId) {
        return projectId + "/" + nodeId;
    }

    @Override
    public List<StoredAggregate<SiteReport>> find(Query query) {
        var filter = new Document();
        var project = query.project();
        var node = query.node();
        if (project != null && node != null) {
            filter.append("node", node(project, node));
        } else if (project != null) {
            filter.append("project", project);
        }
        if (query.reporter() != null) {
            filter.append("reporter", query.reporter());
        }
        if (query.complete() != null) {
            filter.append("complete", query.complete());
        }
        if (query.flag() != null) {
            filter.append("flags", query.flag().name());
        }
        var order = order(query.from(), query.until(), query.after());
        if (!order.isEmpty()) {
            filter.append("order", order);
        }
        restrict(filter, query);
        return documents(filter)
                .sort(NEWEST_FIRST)
                .limit(query.limit())
                .map(collection()::stored)
                .into(new ArrayList<>());
    }

    /** A single clause is not wrapped in {@code $or}, so that an index serves it. */
    private static void restrict(Document filter, Query query) {
        var projects = query.projects();
        if (projects == null || (query.project() != null && projects.contains(query.project()))) {
            return;
        }
        var ofProjects = new Document("project", new Document("$in", List.copyOf(projects)));
        if (query.project() != null) {
            filter.append("$or", List.of(new Document("reporter", query.author() == null ? "" : query.author())));
        } else if (query.author() == null) {
            filter.putAll(ofProjects);
        } else {
            filter.append("$or", List.of(ofProjects, new Document("reporter", query.author())));
        }
    }

    private static Document order(@Nullable Instant from, @Nullable Instant until, @Nullable String after) {
        var order = new Document();
        if (from != null) {
            order.append("$gte", SiteReports.orderKey(from));
        }
        var before = until == null ? null : SiteReports.orderKey(until);
        if (before != null || after != null) {
            order.append("$lt", before == null || (after != null && after.compareTo(before) < 0) ? after : before);
        }
        return order;
    }

    @Override
    public List<Observation> observations(String projectId, String nodeId, Instant from, Instant to) {
        var node = node(projectId, nodeId);
        var first = SiteReports.orderKey(from);
        var last = SiteReports.orderKey(to.plusMillis(1));
        var found = new LinkedHashMap<String, Observation>();
        observed(node, new Document("$lt", first)).sort(NEWEST_FIRST).limit(1).forEach(each -> put(found, each));
        observed(node, new Document("$gte", first).append("$lt", last))
                .sort(OLDEST_FIRST)
                .forEach(each -> put(found, each));
        observed(node, new Document("$gte", last)).sort(OLDEST_FIRST).limit(1).forEach(each -> put(found, each));
        return List.copyOf(found.values());
    }

    private FindIterable<Document> observed(String node, Document order) {
        return documents(new Document("node", node)
                        .append("order", order)
                        .append("percent", new Document("$exists", true)))
                .projection(OBSERVATION);
    }

    private static void put(Map<String, Observation> found, Document document) {
        var id = document.getString("_id");
        found.put(
                id,
                new Observation(
                        id,
                        document.getDate("observedAt").toInstant(),
                        document.getDate("receivedAt").toInstant(),
                        document.getInteger("percent"),
                        flags(document)));
    }

    private static List<ReportFlag> flags(Document document) {
        return document.getList("flags", String.class).stream()
                .map(ReportFlag::valueOf)
                .toList();
    }

    @Override
    public List<ReporterPosition> positions(String personId, Instant from, Instant to) {
        return documents(new Document("reporter", personId)
                        .append(
                                "order",
                                new Document("$gte", SiteReports.orderKey(from))
                                        .append("$lt", SiteReports.orderKey(to.plusMillis(1))))
                        .append("latitude", new Document("$exists", true)))
                .projection(SIGHTING)
                .map(document -> new ReporterPosition(
                        document.getString("_id"),
                        document.getString("project"),
                        document.getDate("observedAt").toInstant(),
                        new Location(document.getDouble("longitude"), document.getDouble("latitude")),
                        flags(document)))
                .into(new ArrayList<>());
    }

    @Override
    public List<HeldReport> held(@Nullable String afterId, int limit) {
        return documents(after(new Document("held", true), afterId))
                .projection(new Document("project", 1).append("node", 1))
                .sort(BY_ID)
                .limit(limit)
                .map(document -> {
                    var project = document.getString("project");
                    return new HeldReport(
                            document.getString("_id"),
                            project,
                            document.getString("node").substring(project.length() + 1));
                })
                .into(new ArrayList<>());
    }

    @Override
    public List<String> unsettled(Instant receivedBefore, int limit) {
        return documents(new Document("unsettledSince", new Document("$lt", Date.from(receivedBefore))))
                .projection(BY_ID)
                .limit(limit)
                .map(document -> Objects.requireNonNull(document.getString("_id")))
                .into(new ArrayList<>());
    }

    @Override
    public void settled(Collection<String> reportIds) {
        if (!reportIds.isEmpty()) {
            collection()
                    .documents()
                    .updateMany(
                            new Document("_id", new Document("$in", List.copyOf(reportIds))),
                            new Document("$unset", new Document("unsettledSince", "")));
        }
    }

    @Override
    public List<StoredAggregate<SiteReport>> incomplete(@Nullable String afterId, int limit) {
        return documents(after(new Document("waiting", true), afterId))
                .sort(BY_ID)
                .limit(limit)
                .map(collection()::stored)
                .into(new ArrayList<>());
    }

    private static Document after(Document filter, @Nullable String afterId) {
        return afterId == null ? filter : filter.append("_id", new Document("$gt", afterId));
    }

    private FindIterable<Document> documents(Document filter) {
        return collection().documents().find(filter);
    }
}
