package city.renewal.progress.adapter.mongo;

import city.renewal.progress.application.bulletin.Bulletin;
import city.renewal.progress.application.bulletin.Bulletins;
import city.renewal.starter.json.Bson;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Published bulletins: {@code {_id: "laoshan-2023-2023-1", programme, year, issue, command, bulletin: {…}}}. Documents
 * are only inserted. The id contains the issue number, so an insert that hits a duplicate key retries with the next
 * number.
 */
public final class MongoBulletins implements Bulletins {
    private static final Document LATEST_FIRST =
            new Document("programme", -1).append("year", -1).append("issue", -1);

    private final MongoCollection<Document> collection;

    public MongoBulletins(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Serves the list of one programme. */
    public void createIndexes() {
        collection.createIndex(new Document("programme", 1).append("year", 1).append("issue", 1));
    }

    @Override
    public Bulletin saveAsNextIssue(
            String programmeId, int year, @Nullable String commandId, IntFunction<Bulletin> ofIssue) {
        var existing = commandId == null
                ? null
                : collection
                        .find(new Document("programme", programmeId).append("command", commandId))
                        .first();
        if (existing != null) {
            return bulletin(existing);
        }
        for (var issue = last(programmeId, year) + 1; ; issue++) {
            var bulletin = ofIssue.apply(issue);
            try {
                collection.insertOne(new Document("_id", bulletin.bulletinId())
                        .append("programme", programmeId)
                        .append("year", year)
                        .append("issue", issue)
                        .append("command", commandId)
                        .append("bulletin", Bson.document(bulletin)));
                return bulletin;
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
            }
        }
    }

    private int last(String programmeId, int year) {
        var found = collection
                .find(new Document("programme", programmeId).append("year", year))
                .sort(LATEST_FIRST)
                .first();
        return found == null ? 0 : found.getInteger("issue", 0);
    }

    @Override
    public Optional<Bulletin> find(String bulletinId) {
        return Optional.ofNullable(
                        collection.find(new Document("_id", bulletinId)).first())
                .map(MongoBulletins::bulletin);
    }

    @Override
    public List<Bulletin> of(String programmeId, List<String> after, int limit) {
        var filter = new Document("programme", programmeId);
        if (!after.isEmpty()) {
            var year = Integer.parseInt(after.getFirst());
            filter.append(
                    "$or",
                    List.of(
                            new Document("year", new Document("$lt", year)),
                            new Document("year", year)
                                    .append("issue", new Document("$lt", Integer.parseInt(after.getLast())))));
        }
        return collection
                .find(filter)
                .sort(LATEST_FIRST)
                .limit(limit + 1)
                .map(MongoBulletins::bulletin)
                .into(new ArrayList<>());
    }

    private static Bulletin bulletin(Document document) {
        return Bson.read(Objects.requireNonNull(document.get("bulletin", Document.class)), Bulletin.class);
    }
}
