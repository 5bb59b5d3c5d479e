package city.renewal.progress.adapter.mongo;

import city.renewal.events.CensusEvent.OverdueNode;
import city.renewal.events.Standing;
import city.renewal.progress.adapter.mongo.collection.ListCollections;
import city.renewal.progress.application.census.OverdueLists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/** Reads the live deadline list. The programmes come from the summaries, of which there is one per project. */
public final class MongoOverdueLists implements OverdueLists {
    private static final Document FIELDS = new Document("programme", 1)
            .append("projectId", 1)
            .append("nodeId", 1)
            .append("dueVersion", 1)
            .append("area", 1);

    private final ListCollections lists;

    public MongoOverdueLists(ListCollections lists) {
        this.lists = lists;
    }

    @Override
    public Map<String, OverdueAndClaimed> byProgramme() {
        var found = new TreeMap<String, OverdueAndClaimed>();
        lists.summaries().find().projection(new Document("programme", 1)).forEach(summary -> {
            // The tombstone of a withdrawn project has no programme.
            var programme = summary.getString("programme");
            if (programme != null) {
                found.computeIfAbsent(
                        programme,
                        each -> new OverdueAndClaimed(nodes(each, Standing.OVERDUE), nodes(each, Standing.CLAIMED)));
            }
        });
        return found;
    }

    private List<OverdueNode> nodes(String programme, Standing standing) {
        var found = lists.deadlines()
                .find(new Document("programme", programme).append("standing", standing.name()))
                .projection(FIELDS)
                .map(MongoOverdueLists::node)
                .into(new ArrayList<>());
        found.sort(Comparator.comparing(OverdueNode::projectId).thenComparing(OverdueNode::nodeId));
        return found;
    }

    private static OverdueNode node(Document row) {
        return new OverdueNode(
                row.getString("projectId"),
                row.getString("nodeId"),
                row.getInteger("dueVersion"),
                row.getString("area"));
    }
}
