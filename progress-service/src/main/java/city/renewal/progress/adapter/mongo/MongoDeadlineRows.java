package city.renewal.progress.adapter.mongo;

import city.renewal.progress.adapter.mongo.collection.ListCollections;
import city.renewal.progress.application.list.DeadlineOrder;
import city.renewal.progress.application.list.VisibilityTargets;
import city.renewal.progress.application.state.DeadlineRows;
import city.renewal.progress.application.state.ProjectUpdate;
import city.renewal.progress.domain.reference.Street;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.progress.domain.row.NodeTally;
import city.renewal.progress.domain.row.ProjectSummary;
import city.renewal.starter.json.Bson;
import city.renewal.starter.mongo.BulkWrites;
import city.renewal.starter.mongo.VisibilityTokens;
import city.renewal.starter.security.AreaCodes;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.text.NameOrder;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;

/**
 * The read models of the lists.
 *
 * <pre>{@code
 * deadlines: { _id: "p1/n1", revision: 7, seenBy: ["a:370212", "o:p9", …], areaPath: ["37", …], street, …the public row }
 *            { _id: "p1/n9", revision: 7, gone: true }      tombstone of a removed node: no late writer restores it
 * summaries: { _id: "p1", revision: 7, seenBy, areaPath, …the summary }
 *            { _id: "p1", revision: 7, gone: true }         tombstone of a withdrawn project
 * }</pre>
 *
 * <p>The {@linkplain TallyDocuments tallies} of the rows are stored beside them.
 *
 * <p>A row is replaced with the filter {@code {_id, revision < ours}}. There are three outcomes: an older row is replaced; a
 * missing row is inserted; or a newer row exists, in which case the upsert fails with a duplicate key (E11000) and the newer row
 * stays.
 */
public final class MongoDeadlineRows implements DeadlineRows {
    /** The query that each index serves is listed in {@code docs/indexes.md}. */
    static final List<List<String>> DEADLINE_INDEXES = List.of(
            List.of("programme", "dueDate"),
            List.of("programme", "forecastDate"),
            List.of("programme", "overdueDays"),
            List.of("programme", "totalFloatDays"),
            List.of("programme", DeadlineOrder.PROJECT_NAME_KEY),
            List.of("programme", "standing", "dueDate"),
            List.of("programme", "light", "dueDate"),
            List.of("programme", "street", "dueDate"),
            List.of("programme", "field", "dueDate"),
            List.of("programme", "headquarters", "dueDate"),
            List.of("programme", "signedAt", "dueDate"),
            List.of("seenBy", "dueDate"),
            List.of("areaPath", "dueDate"),
            List.of("unit.unitId", "dueDate"),
            List.of("owner.personId", "dueDate"),
            List.of("leader.personId", "dueDate"),
            List.of("projectId", "dueDate"),
            List.of("extension.state", "dueDate"));

    private static final int PART = 1_000;

    private final ListCollections lists;

    public MongoDeadlineRows(ListCollections lists) {
        this.lists = lists;
    }

    /** Creates the indexes one by one: the embedded store fails on concurrent index creation. */
    public void createIndexes() {
        createIndexes(lists.deadlines(), DEADLINE_INDEXES);
        createIndexes(lists.tallies(), TallyDocuments.INDEXES);
        lists.summaries().createIndex(new Document("programme", 1).append("seenBy", 1));
        keyOldNames();
    }

    private static void createIndexes(MongoCollection<Document> collection, List<List<String>> indexes) {
        for (var fields : indexes) {
            var keys = new Document();
            fields.forEach(field -> keys.append(field, 1));
            collection.createIndex(keys.append("_id", 1));
        }
    }

    /** Adds the sort key to rows that were stored without one; a list sorted by name would skip them otherwise. */
    private void keyOldNames() {
        var without = new Document(DeadlineOrder.PROJECT_NAME_KEY, null).append("gone", null);
        var fields = new Document("projectName", 1).append("revision", 1);
        for (var row : lists.deadlines().find(without).projection(fields)) {
            lists.deadlines()
                    .updateOne(
                            new Document("_id", row.get("_id")).append("revision", row.get("revision")),
                            new Document(
                                    "$set",
                                    new Document(
                                            DeadlineOrder.PROJECT_NAME_KEY,
                                            NameOrder.key(row.getString("projectName")))));
        }
    }

    @Override
    public void project(List<ProjectUpdate> updates) {
        // Refreshed for every batch: see ListCollections.
        lists.refresh();
        var rows = new ArrayList<ReplaceOneModel<Document>>();
        var tallies = new ArrayList<ReplaceOneModel<Document>>();
        var figures = new ArrayList<ReplaceOneModel<Document>>();
        for (var update : updates) {
            var revision = update.version();
            for (var row : update.rows()) {
                rows.add(replace(id(row.projectId(), row.nodeId()), revision, row(row, update)));
                writeFull(rows);
            }
            for (var node : update.goneRows()) {
                rows.add(replace(id(update.projectId(), node), revision, new Document("gone", true)));
                writeFull(rows);
            }
            tallies.addAll(TallyDocuments.writes(update));
            var summary = update.summary();
            if (summary != null) {
                figures.add(replace(update.projectId(), revision, summary(summary)));
            } else if (update.progress().isWithdrawn()) {
                figures.add(replace(update.projectId(), revision, new Document("gone", true)));
            }
        }
        BulkWrites.write(lists.deadlines(), rows);
        BulkWrites.write(lists.tallies(), tallies);
        BulkWrites.write(lists.summaries(), figures);
    }

    /** Writes large plans in parts: the BSON documents of the rows take far more memory than the rows. */
    private void writeFull(List<ReplaceOneModel<Document>> rows) {
        if (rows.size() == PART) {
            BulkWrites.write(lists.deadlines(), rows);
            rows.clear();
        }
    }

    @Override
    public Stream<DeadlineRow> stream() {
        return documents(lists.deadlines())
                .filter(document -> !document.containsKey("gone"))
                .map(document -> Bson.read(document, DeadlineRow.class));
    }

    @Override
    public Stream<ProjectSummary> figures() {
        return documents(lists.summaries())
                .filter(document -> !document.containsKey("gone"))
                .map(document -> Bson.read(document, ProjectSummary.class).undated());
    }

    @Override
    public Stream<NodeTally> tallies() {
        return documents(lists.tallies())
                .filter(document -> !document.containsKey("gone"))
                .map(TallyDocuments::read);
    }

    private static Stream<Document> documents(MongoCollection<Document> collection) {
        var cursor = collection.find().sort(new Document("_id", 1)).iterator();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED), false)
                .onClose(cursor::close);
    }

    static String id(String projectId, String nodeId) {
        return projectId + "/" + nodeId;
    }

    static ReplaceOneModel<Document> replace(String id, long revision, Document content) {
        var document = new Document("_id", id).append("revision", revision);
        document.putAll(content);
        return new ReplaceOneModel<>(
                new Document("_id", id).append("revision", new Document("$lt", revision)),
                document,
                new ReplaceOptions().upsert(true));
    }

    private static Document row(DeadlineRow row, ProjectUpdate update) {
        var entry = update.progress().entry();
        var target = VisibilityTargets.ofItem(
                row.area(), row.unit(), row.owner(), row.leader(), entry == null ? null : entry.leader());
        return Bson.document(row)
                .append("seenBy", VisibilityTokens.of(target))
                .append("areaPath", AreaCodes.path(row.area()))
                .append("street", Street.of(row.area()))
                .append(DeadlineOrder.PROJECT_NAME_KEY, NameOrder.key(row.projectName()));
    }

    private static Document summary(ProjectSummary summary) {
        return Bson.document(summary)
                .append(
                        "seenBy",
                        VisibilityTokens.of(new Visibility.Target(
                                summary.area(), summary.units(), summary.leaders(), summary.owners())))
                .append("areaPath", AreaCodes.path(summary.area()))
                .append("street", Street.of(summary.area()));
    }
}
