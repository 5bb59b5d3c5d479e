package city.renewal.progress.adapter.mongo;

import city.renewal.events.Money;
import city.renewal.events.Standing;
import city.renewal.progress.application.NodeTallies;
import city.renewal.progress.application.RankingGrouping;
import city.renewal.progress.domain.RankingTally;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;

/** Counts rows per group, standing and silence in the store, so that few documents travel. */
public final class MongoNodeTallies implements NodeTallies {
    private final ListCollections lists;

    public MongoNodeTallies(ListCollections lists) {
        this.lists = lists;
    }

    @Override
    public List<RankingTally> of(String programmeId, RankingGrouping by) {
        var key = switch (by) {
            case AREA -> "$street";
            case HEADQUARTERS -> "$headquarters";
            case UNIT -> "$unit.unitId";
            case FIELD -> "$field";
        };
        var tallies = new TreeMap<String, RankingTally>();
        var groups = lists.deadlines()
                .aggregate(List.of(
                        new Document("$match", new Document("programme", programmeId)),
                        new Document("$group", group(key))));
        for (var group : groups) {
            var id = Objects.requireNonNull(group.get("_id", Document.class));
            if (id.getString("key") != null) {
                tallies.merge(id.getString("key"), tally(id, group), RankingTally::plus);
            }
        }
        return List.copyOf(tallies.values());
    }

    private static Document group(String key) {
        var id = new Document("key", key)
                .append("standing", "$standing")
                .append("demanded", "$reportDemanded")
                .append("missing", "$reportMissing");
        return new Document("_id", id)
                .append("name", new Document("$first", "$unit.name"))
                .append("nodes", new Document("$sum", 1))
                .append("lateDays", new Document("$sum", "$lateDays"));
    }

    private static RankingTally tally(Document id, Document group) {
        var nodes = number(group, "nodes");
        var isOnTime = false;
        var isLate = false;
        switch (Standing.valueOf(id.getString("standing"))) {
            case DONE_ON_TIME -> isOnTime = true;
            case DONE_LATE, OVERDUE -> isLate = true;
            case ON_TRACK, AT_RISK, DUE_SOON, CLAIMED, SUSPENDED -> {
                // Not due yet, or not decided: neither way.
            }
        }
        return new RankingTally(
                id.getString("key"),
                group.getString("name"),
                isOnTime ? nodes : 0,
                isLate ? nodes : 0,
                isLate ? number(group, "lateDays") : 0,
                Boolean.TRUE.equals(id.getBoolean("demanded")) ? nodes : 0,
                Boolean.TRUE.equals(id.getBoolean("missing")) ? nodes : 0,
                Money.ZERO,
                Money.ZERO);
    }

    private static int number(Document group, String field) {
        return ((Number) Objects.requireNonNull(group.get(field))).intValue();
    }
}
