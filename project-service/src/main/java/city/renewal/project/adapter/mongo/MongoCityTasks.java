package city.renewal.project.adapter.mongo;

import city.renewal.project.application.programme.CityTasks;
import city.renewal.project.domain.citytask.CityTask;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.RelayedAggregates;
import city.renewal.starter.outbox.OutboxRelay;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** City tasks in MongoDB; in addition to the aggregate a document has {@code programme}. */
public final class MongoCityTasks extends RelayedAggregates<CityTask> implements CityTasks {
    public MongoCityTasks(AggregateCollection<CityTask> collection, OutboxRelay relay) {
        super(collection, relay);
    }

    /** Serves {@link #ofProgramme}. */
    public static void createIndexes(MongoCollection<Document> collection) {
        collection.createIndex(new Document("programme", 1).append("_id", 1));
    }

    public static Document queryFields(CityTask task) {
        return new Document("programme", task.programme());
    }

    @Override
    public List<StoredAggregate<CityTask>> ofProgramme(String programmeId, @Nullable String afterId, int limit) {
        var filter = new Document("programme", programmeId);
        if (afterId != null) {
            filter.append("_id", new Document("$gt", afterId));
        }
        return collection()
                .documents()
                .find(filter)
                .sort(new Document("_id", 1))
                .limit(limit)
                .map(collection()::stored)
                .into(new ArrayList<>());
    }
}
