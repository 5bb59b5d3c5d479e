package city.renewal.project.adapter.mongo;

import city.renewal.events.ProjectEntry;
import city.renewal.project.application.project.Projects;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.decision.CalendarImpact;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.RelayedAggregates;
import city.renewal.starter.mongo.VisibilityFields;
import city.renewal.starter.outbox.OutboxRelay;
import city.renewal.starter.security.Visibility;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Projects in MongoDB. In addition to the aggregate a document has the fields for queries and access rules: {@code
 * programme, field, headquarters, areaPath, units, leaders, owners, calendars, waiting: [{node, since}]}. {@code
 * waiting} lists the claims that wait for verification; older documents lack it, and their state is read instead.
 */
public final class MongoProjects extends RelayedAggregates<Project> implements Projects {
    public MongoProjects(AggregateCollection<Project> collection, OutboxRelay relay) {
        super(collection, relay);
    }

    /** Serves {@link #find} by programme and by area, and {@link #planned} by calendar. */
    public static void createIndexes(MongoCollection<Document> collection) {
        collection.createIndex(new Document("programme", 1).append("_id", 1));
        collection.createIndex(new Document("areaPath", 1).append("_id", 1));
        collection.createIndex(new Document("calendars", 1).append("_id", 1));
    }

    /** The fields that {@link #find} and the access rules query. A withdrawn project is found only by its id. */
    public static Document queryFields(Project project) {
        if (project.isWithdrawn()) {
            return new Document("programme", null)
                    .append("field", null)
                    .append("headquarters", null)
                    .append("areaPath", List.of())
                    .append("units", List.of())
                    .append("leaders", List.of())
                    .append("owners", List.of())
                    .append("calendars", List.of())
                    .append("waiting", List.of());
        }
        var entry = project.entry();
        return VisibilityFields.of(Projects.target(project))
                .append("programme", entry.programme())
                .append("field", entry.field())
                .append("headquarters", entry.headquarters())
                .append("calendars", calendars(project))
                .append("waiting", waiting(project));
    }

    private static List<Document> waiting(Project project) {
        return Projects.waiting(project).stream()
                .map(claim -> new Document("node", claim.nodeId())
                        .append("since", claim.since().toString()))
                .toList();
    }

    private static List<String> calendars(Project project) {
        var plan = project.plan();
        return plan == null ? List.of() : CalendarImpact.calendarIds(plan).toList();
    }

    @Override
    public List<ProjectEntry> find(Query query) {
        var filter = new Document();
        put(filter, "programme", query.programme());
        put(filter, "field", query.field());
        put(filter, "headquarters", query.headquarters());
        put(filter, "areaPath", query.area());
        put(filter, "units", query.unit());
        if (query.afterId() != null) {
            filter.append("_id", new Document("$gt", query.afterId()));
        }
        return collection()
                .documents()
                .find(VisibilityFields.restrict(filter, query.visibility()))
                .sort(new Document("_id", 1))
                .limit(query.limit())
                .map(document -> collection().stored(document).state().entry())
                .into(new ArrayList<>());
    }

    @Override
    public List<StoredAggregate<Project>> planned(PlansQuery query) {
        var filter = new Document();
        put(filter, "programme", query.programme());
        put(filter, "headquarters", query.headquarters());
        if (query.calendars() != null) {
            filter.append("calendars", new Document("$in", List.copyOf(query.calendars())));
        }
        if (query.afterId() != null) {
            filter.append("_id", new Document("$gt", query.afterId()));
        }
        return collection()
                .documents()
                .find(filter)
                .sort(new Document("_id", 1))
                .limit(query.limit())
                .map(collection()::stored)
                .into(new ArrayList<>());
    }

    @Override
    public Map<String, Long> versions(Set<String> ids) {
        var versions = new HashMap<String, Long>();
        collection()
                .documents()
                .find(new Document("_id", new Document("$in", List.copyOf(ids))))
                .projection(new Document("version", 1))
                .forEach(document -> versions.put(document.getString("_id"), document.getLong("version")));
        return versions;
    }

    @Override
    public Set<String> idsIn(Visibility visibility) {
        return collection()
                .documents()
                .find(VisibilityFields.restrict(new Document(), visibility))
                .projection(new Document("_id", 1))
                .map(document -> document.getString("_id"))
                .into(new HashSet<>());
    }

    @Override
    public List<WaitingClaim> waiting(WaitingQuery query) {
        var filter = new Document("waiting", new Document("$ne", List.of()));
        put(filter, "_id", query.project());
        put(filter, "programme", query.programme());
        put(filter, "areaPath", query.area());
        var claims = new ArrayList<WaitingClaim>();
        var unknown = new ArrayList<String>();
        collection()
                .documents()
                .find(VisibilityFields.restrict(filter, query.visibility()))
                .projection(new Document("waiting", 1))
                .forEach(document -> {
                    var id = document.getString("_id");
                    var waiting = document.getList("waiting", Document.class);
                    if (waiting == null) {
                        unknown.add(id);
                    } else {
                        waiting.forEach(claim -> claims.add(new WaitingClaim(
                                id, claim.getString("node"), Instant.parse(claim.getString("since")))));
                    }
                });
        if (!unknown.isEmpty()) {
            loadAll(unknown).forEach(stored -> claims.addAll(Projects.waiting(stored.state())));
        }
        return claims;
    }

    @Override
    public Set<String> existing(Set<String> ids) {
        return collection()
                .documents()
                .find(new Document("_id", new Document("$in", List.copyOf(ids))))
                .projection(new Document("_id", 1))
                .map(document -> document.getString("_id"))
                .into(new HashSet<>());
    }

    private static void put(Document filter, String name, @Nullable String value) {
        if (value != null) {
            filter.append(name, value);
        }
    }
}
