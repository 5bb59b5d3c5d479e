package city.renewal.project.adapter.mongo;

import city.renewal.events.Problem;
import city.renewal.project.application.problem.Problems;
import city.renewal.project.domain.problem.TrackedProblem;
import city.renewal.starter.json.Bson;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.RelayedAggregates;
import city.renewal.starter.outbox.OutboxRelay;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Problems in MongoDB, one document each. Queries read the state, which is never compressed. */
public final class MongoProblems extends RelayedAggregates<TrackedProblem> implements Problems {
    private static final String LISTED = "state.listed";
    private static final String STATE = LISTED + ".state";

    public MongoProblems(AggregateCollection<TrackedProblem> collection, OutboxRelay relay) {
        super(collection, relay);
    }

    /** Serves {@link #waiting}: few of all problems wait for verification. */
    public static void createIndexes(MongoCollection<Document> collection) {
        collection.createIndex(new Document(STATE, 1));
    }

    @Override
    public List<Problem> waiting(@Nullable String programme, @Nullable String project, @Nullable String area) {
        var filter = new Document(STATE, Problem.State.RECTIFIED.name());
        if (programme != null) {
            filter.append(LISTED + ".programme", programme);
        }
        if (project != null) {
            filter.append(LISTED + ".projectId", project);
        }
        var found = collection()
                .documents()
                .find(filter)
                .projection(new Document(LISTED, 1))
                .map(MongoProblems::listed)
                .into(new ArrayList<>());
        found.removeIf(problem -> area != null && !problem.area().startsWith(area));
        return found;
    }

    private static Problem listed(Document document) {
        var state = Objects.requireNonNull(document.get("state", Document.class));
        return Bson.read(Objects.requireNonNull(state.get("listed", Document.class)), Problem.class);
    }
}
