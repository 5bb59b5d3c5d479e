package city.renewal.progress.adapter.mongo;

import city.renewal.progress.application.ProblemAdvance;
import city.renewal.progress.application.ProblemRows;
import city.renewal.progress.domain.ProblemRow;
import city.renewal.progress.domain.Street;
import city.renewal.starter.json.Bson;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The problem list as queries read it; replaced as {@link MongoDeadlineRows} says.
 *
 * <pre>{@code
 * problems: { _id: "q1", revision: 7, seenBy: ["a:370212", "o:p9", …], areaPath: ["37", …], street, …the public row }
 *           { _id: "q1", revision: 7, gone: true }      its project was withdrawn
 * }</pre>
 */
public final class MongoProblemRows implements ProblemRows {
    /** Which query each serves: see {@code docs/indexes.md}. */
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

    /** One after another: the embedded store fails when two are made at once. */
    public void createIndexes() {
        for (var fields : PROBLEM_INDEXES) {
            var keys = new Document();
            fields.forEach(field -> keys.append(field, 1));
            lists.problems().createIndex(keys.append("_id", 1));
        }
    }

    @Override
    public void project(List<ProblemAdvance> advances) {
        // Asked anew for each batch: see ListCollections.
        lists.refresh();
        var writes = new ArrayList<ReplaceOneModel<Document>>(advances.size());
        for (var advance : advances) {
            var row = advance.row();
            if (row != null) {
                writes.add(replace(advance, document(row, advance)));
            } else if (advance.leftList()) {
                writes.add(replace(advance, new Document("gone", true)));
            }
        }
        Bulks.write(lists.problems(), writes);
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

    private static ReplaceOneModel<Document> replace(ProblemAdvance advance, Document content) {
        var document = new Document("_id", advance.problemId()).append("revision", advance.version());
        document.putAll(content);
        return new ReplaceOneModel<>(
                new Document("_id", advance.problemId()).append("revision", new Document("$lt", advance.version())),
                document,
                new ReplaceOptions().upsert(true));
    }

    private static Document document(ProblemRow row, ProblemAdvance advance) {
        var projectLeader = advance.projectLeader();
        var leaders = Arrays.<@Nullable String>asList(
                row.leader() == null ? null : row.leader().personId(),
                projectLeader == null ? null : projectLeader.personId());
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
}
