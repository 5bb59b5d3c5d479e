package city.renewal.progress.adapter.mongo;

import city.renewal.events.Light;
import city.renewal.progress.adapter.mongo.collection.ListCollections;
import city.renewal.progress.application.figure.StoreCounts;
import com.mongodb.client.MongoDatabase;
import java.util.EnumMap;
import java.util.Map;
import org.bson.Document;

/** Counts nodes from the project summaries, of which there is one per project. */
public final class MongoStoreCounts implements StoreCounts {
    private final MongoDatabase database;
    private final ListCollections lists;

    public MongoStoreCounts(MongoDatabase database, ListCollections lists) {
        this.database = database;
        this.lists = lists;
    }

    @Override
    public Map<Light, Integer> nodesByLight() {
        var counts = new EnumMap<Light, Integer>(Light.class);
        for (var light : Light.values()) {
            counts.put(light, 0);
        }
        for (var summary : lists.summaries().find().projection(new Document("byLight", 1))) {
            var byLight = summary.get("byLight", new Document());
            byLight.forEach(
                    (light, count) -> counts.merge(Light.valueOf(light), ((Number) count).intValue(), Integer::sum));
        }
        return counts;
    }

    @Override
    public int stoppedProjects() {
        return (int) database.getCollection("progress")
                .countDocuments(new Document("stopped.reason", new Document("$exists", true)));
    }

    @Override
    public long journalSize() {
        return database.getCollection("journal").estimatedDocumentCount();
    }
}
