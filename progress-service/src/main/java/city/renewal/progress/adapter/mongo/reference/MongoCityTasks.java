package city.renewal.progress.adapter.mongo.reference;

import city.renewal.events.CityTaskEvent.CityTaskSet;
import city.renewal.progress.adapter.mongo.collection.SequencedUpsert;
import city.renewal.progress.application.reference.CityTasks;
import city.renewal.starter.json.Bson;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;

/** Reference copies of city tasks: {@code {_id, sequence, programme, task: {…}}}. */
public final class MongoCityTasks implements CityTasks {
    private final MongoCollection<Document> collection;

    public MongoCityTasks(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Serves the roll-up of one programme. */
    public void createIndexes() {
        collection.createIndex(new Document("programme", 1).append("_id", 1));
    }

    @Override
    public void saveIfNewer(CityTaskSet task, long sequence) {
        SequencedUpsert.upsert(
                collection,
                task.taskId(),
                sequence,
                new Document("programme", task.programme()).append("task", Bson.document(task)));
    }

    @Override
    public List<CityTaskSet> of(String programmeId) {
        return collection
                .find(new Document("programme", programmeId))
                .sort(new Document("_id", 1))
                .map(document ->
                        Bson.read(Objects.requireNonNull(document.get("task", Document.class)), CityTaskSet.class))
                .into(new ArrayList<>());
    }
}
