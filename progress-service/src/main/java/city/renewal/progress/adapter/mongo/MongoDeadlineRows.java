package city.renewal.progress.adapter.mongo;

import city.renewal.progress.application.Advance;
import city.renewal.progress.application.DeadlineRows;
import city.renewal.progress.domain.DeadlineRow;
import city.renewal.progress.domain.ProjectSummary;
import city.renewal.progress.domain.Street;
import city.renewal.starter.json.Bson;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The lists as queries read them.
 *
 * <pre>{@code
 * deadlines: { _id: "p1/n1", revision: 7, seenBy: ["a:370212", "o:p9", …], areaPath: ["37", …], street, …the public row }
 *            { _id: "p1/n9", revision: 7, gone: true }      a node that left: a stone, so that no late writer revives it
 * summaries: { _id: "p1", revision: 7, seenBy, areaPath, …the summary }
 * }</pre>
 *
 * <p>A row is replaced under the filter {@code {_id, revision < ours}}. Three outcomes: an older row was there and is
 * replaced; none was there and ours is inserted; a newer one is there, then the upsert's insert meets its key (E11000), and
 * that is right.
 */
public final class MongoDeadlineRows implements DeadlineRows {
    private final ListCollections lists;

    public MongoDeadlineRows(ListCollections lists) {
        this.lists = lists;
    }

    /** The list's default order, the filters that are used most, and figures per programme. */
    public void createIndexes() {
        lists.deadlines()
                .createIndex(new Document("programme", 1).append("dueDate", 1).append("_id", 1));
        lists.deadlines()
                .createIndex(new Document("seenBy", 1).append("dueDate", 1).append("_id", 1));
        lists.deadlines().createIndex(new Document("projectId", 1));
        lists.summaries().createIndex(new Document("programme", 1).append("seenBy", 1));
    }

    @Override
    public void project(List<Advance> advances) {
        var rows = new ArrayList<ReplaceOneModel<Document>>();
        var figures = new ArrayList<ReplaceOneModel<Document>>();
        for (var advance : advances) {
            var revision = advance.version();
            advance.rows()
                    .forEach(row -> rows.add(replace(id(row.projectId(), row.nodeId()), revision, row(row, advance))));
            advance.goneRows()
                    .forEach(node ->
                            rows.add(replace(id(advance.projectId(), node), revision, new Document("gone", true))));
            var summary = advance.summary();
            if (summary != null) {
                figures.add(replace(advance.projectId(), revision, summary(summary)));
            }
        }
        Bulks.write(lists.deadlines(), rows);
        Bulks.write(lists.summaries(), figures);
    }

    @Override
    public SortedMap<String, DeadlineRow> all() {
        var rows = new TreeMap<String, DeadlineRow>();
        for (var document : lists.deadlines().find()) {
            if (!document.containsKey("gone")) {
                rows.put(document.getString("_id"), Bson.read(document, DeadlineRow.class));
            }
        }
        return rows;
    }

    static String id(String projectId, String nodeId) {
        return projectId + "/" + nodeId;
    }

    private static ReplaceOneModel<Document> replace(String id, long revision, Document content) {
        var document = new Document("_id", id).append("revision", revision);
        document.putAll(content);
        return new ReplaceOneModel<>(
                new Document("_id", id).append("revision", new Document("$lt", revision)),
                document,
                new ReplaceOptions().upsert(true));
    }

    private static Document row(DeadlineRow row, Advance advance) {
        var entry = advance.progress().entry();
        var projectLeader =
                entry == null || entry.leader() == null ? null : entry.leader().personId();
        var leaders = Arrays.<@Nullable String>asList(
                row.leader() == null ? null : row.leader().personId(), projectLeader);
        return Bson.document(row)
                .append(
                        "seenBy",
                        Seen.by(
                                row.area(),
                                List.of(row.unit().unitId()),
                                leaders,
                                List.of(row.owner().personId())))
                .append("areaPath", Seen.areaPath(row.area()))
                .append("street", Street.of(row.area()));
    }

    private static Document summary(ProjectSummary summary) {
        return Bson.document(summary)
                .append(
                        "seenBy",
                        Seen.by(
                                summary.area(),
                                summary.units(),
                                new ArrayList<@Nullable String>(summary.leaders()),
                                summary.owners()))
                .append("areaPath", Seen.areaPath(summary.area()))
                .append("street", Street.of(summary.area()));
    }
}
