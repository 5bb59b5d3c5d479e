package city.renewal.progress.adapter.mongo;

import city.renewal.progress.application.figure.PastDays;
import city.renewal.progress.application.figure.ProjectDay;
import city.renewal.starter.json.Bson;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;

/**
 * Past days: {@code {_id: "2023-06-29|p1", programme, day, project: {…}}}. A complete day also has the marker {@code
 * {_id: "laoshan-2023|2023-06-29", programme, day, complete: true}}.
 */
public final class MongoPastDays implements PastDays {
    private final MongoCollection<Document> collection;

    public MongoPastDays(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Serves a day of a programme, and the deletion of older days. */
    public void createIndexes() {
        collection.createIndex(new Document("programme", 1).append("day", 1));
    }

    @Override
    public void save(List<ProjectDay> days) {
        if (days.isEmpty()) {
            return;
        }
        collection.bulkWrite(days.stream()
                .map(day -> new ReplaceOneModel<>(
                        new Document("_id", day.day() + "|" + day.projectId()),
                        new Document("_id", day.day() + "|" + day.projectId())
                                .append("programme", day.programme())
                                .append("day", day.day().toString())
                                .append("project", Bson.document(day)),
                        new ReplaceOptions().upsert(true)))
                .toList());
    }

    @Override
    public void remove(String projectId, LocalDate day) {
        collection.deleteOne(new Document("_id", day + "|" + projectId));
    }

    @Override
    public List<ProjectDay> of(String programmeId, LocalDate day) {
        return collection
                .find(new Document("programme", programmeId)
                        .append("day", day.toString())
                        .append("complete", null))
                .map(document ->
                        Bson.read(Objects.requireNonNull(document.get("project", Document.class)), ProjectDay.class))
                .into(new ArrayList<>());
    }

    @Override
    public boolean isComplete(String programmeId, LocalDate day) {
        return collection.find(new Document("_id", mark(programmeId, day))).first() != null;
    }

    @Override
    public void complete(String programmeId, LocalDate day) {
        var mark = new Document("_id", mark(programmeId, day))
                .append("programme", programmeId)
                .append("day", day.toString())
                .append("complete", true);
        collection.replaceOne(new Document("_id", mark.get("_id")), mark, new ReplaceOptions().upsert(true));
    }

    @Override
    public void forgetBefore(String programmeId, LocalDate day) {
        collection.deleteMany(
                new Document("programme", programmeId).append("day", new Document("$lt", day.toString())));
    }

    private static String mark(String programmeId, LocalDate day) {
        return programmeId + "|" + day;
    }
}
