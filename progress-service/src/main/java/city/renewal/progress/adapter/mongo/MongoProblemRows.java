package city.renewal.progress.adapter.mongo;

import city.renewal.progress.adapter.mongo.collection.ListCollections;
import city.renewal.progress.application.list.VisibilityTargets;
import city.renewal.progress.application.state.ProblemRows;
import city.renewal.progress.application.state.ProblemUpdate;
import city.renewal.progress.domain.reference.Street;
import city.renewal.progress.domain.row.ProblemRow;
import city.renewal.starter.json.Bson;
import city.renewal.starter.mongo.BulkWrites;
import city.renewal.starter.mongo.VisibilityTokens;
import city.renewal.starter.security.AreaCodes;
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
 * The read model of the problem list. Rows are replaced like those of {@link MongoDeadlineRows}.
 *
 * <pre>{@code
 * problems: { _id: "q1", revision: 7, seenBy: ["a:370212", "o:p9", …], areaPath: ["37", …], street, …the public row }
 *           { _id: "q1", revision: 7, gone: true }      tombstone: its project was withdrawn
 * }</pre>
 */
public final class MongoProblemRows implements ProblemRows {
    /** The query that each index serves is listed in {@code docs/indexes.md}. */
    static final List<List<String>> PROBLEM_INDEXES = List.of(
            List.of("programme", "dueDate"),
            List.of("programme", "overdueDays"),
            List.of("programme", "raisedAt"),
            List.of("programme", "standing", "dueDate"),
            List.of("programme", "light", "dueDate"),
            List.of("programme", "source", "dueDate"),
            List.of("programme", "category", "dueDate"),
            List.of("programme", "street", "dueDate"),
            List.of("programme", "field", "dueDate"),
            List.of("programme", "headquarters", "dueDate"),
            List.of("seenBy", "dueDate"),
            List.of("areaPath", "dueDate"),
            List.of("unit.unitId", "dueDate"),
            List.of("owner.personId", "dueDate"),
            List.of("leader.personId", "dueDate"),
            List.of("projectId", "dueDate"),
            List.of("extension.state", "dueDate"));

    private final ListCollections lists;

    public MongoProblemRows(ListCollections lists) {
        this.lists = lists;
    }

    /** Creates the indexes one by one: the embedded store fails on concurrent index creation. */
    public void createIndexes() {
        for (var fields : PROBLEM_INDEXES) {
            var keys = new Document();
            fields.forEach(field -> keys.append(field, 1));
            lists.problems().createIndex(keys.append("_id", 1));
        }
    }

    @Override
    public void project(List<ProblemUpdate> updates) {
        // Refreshed for every batch: see ListCollections.
        lists.refresh();
        var writes = new ArrayList<ReplaceOneModel<Document>>(updates.size());
        for (var update : updates) {
            var row = update.row();
            if (row != null) {
                writes.add(replace(update, document(row, update)));
            } else if (update.leftList()) {
                writes.add(replace(update, new Document("gone", true)));
            }
        }
        BulkWrites.write(lists.problems(), writes);
    }

    @Override
    public Stream<ProblemRow> stream() {
        var cursor = lists.problems()
                .find(new Document("gone", null))
                .sort(new Document("_id", 1))
                .iterator();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED), false)
                .onClose(cursor::close)
                .map(document -> Bson.read(document, ProblemRow.class));
    }

    private static ReplaceOneModel<Document> replace(ProblemUpdate update, Document content) {
        var document = new Document("_id", update.problemId()).append("revision", update.version());
        document.putAll(content);
        return new ReplaceOneModel<>(
                new Document("_id", update.problemId()).append("revision", new Document("$lt", update.version())),
                document,
                new ReplaceOptions().upsert(true));
    }

    private static Document document(ProblemRow row, ProblemUpdate update) {
        var target =
                VisibilityTargets.ofItem(row.area(), row.unit(), row.owner(), row.leader(), update.projectLeader());
        return Bson.document(row)
                .append("seenBy", VisibilityTokens.of(target))
                .append("areaPath", AreaCodes.path(row.area()))
                .append("street", Street.of(row.area()));
    }
}
