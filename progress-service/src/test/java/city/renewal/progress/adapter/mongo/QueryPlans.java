package city.renewal.progress.adapter.mongo;

import city.renewal.starter.testing.Backends;
import com.mongodb.ExplainVerbosity;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Reads from the explain output which indexes a server uses for a query. */
final class QueryPlans {
    private QueryPlans() {}

    /** Whether the server supports explain: MongoDB does, the embedded store does not. */
    static boolean areExplained() {
        return Backends.isMongoDb();
    }

    /** The names of the stages; {@code COLLSCAN} if no index is used. */
    static List<String> stages(MongoCollection<Document> collection, Document filter, Document sort, int limit) {
        var plan = collection.find(filter).sort(sort).limit(limit).explain(ExplainVerbosity.QUERY_PLANNER);
        var stages = new ArrayList<String>();
        collect(plan.get("queryPlanner", Document.class).get("winningPlan"), stages);
        return stages;
    }

    private static void collect(Object plan, List<String> stages) {
        if (plan instanceof Document stage) {
            if (stage.containsKey("stage")) {
                var index = stage.getString("indexName");
                stages.add(stage.getString("stage") + (index == null ? "" : " " + index));
            }
            stage.values().forEach(member -> collect(member, stages));
        } else if (plan instanceof List<?> members) {
            members.forEach(member -> collect(member, stages));
        }
    }
}
