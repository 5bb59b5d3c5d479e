package city.renewal.progress.adapter.mongo;

import city.renewal.events.Money;
import city.renewal.progress.adapter.mongo.collection.ListCollections;
import city.renewal.progress.application.list.RankingGrouping;
import city.renewal.progress.application.ranking.NodeTallies;
import city.renewal.progress.domain.ranking.RankingTally;
import city.renewal.progress.domain.reference.Street;
import city.renewal.progress.domain.row.NodeTally;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Aggregates tallies by group. */
public final class MongoNodeTallies implements NodeTallies {
    private final ListCollections lists;

    public MongoNodeTallies(ListCollections lists) {
        this.lists = lists;
    }

    @Override
    public List<RankingTally> of(String programmeId, RankingGrouping by) {
        var groups = new TreeMap<String, RankingTally>();
        for (var document : lists.tallies().find(TallyDocuments.ofUnits(programmeId))) {
            var tally = TallyDocuments.read(document);
            var key = key(tally, by);
            if (key != null) {
                groups.merge(key, of(tally, key), RankingTally::plus);
            }
        }
        return List.copyOf(groups.values());
    }

    private static @Nullable String key(NodeTally tally, RankingGrouping by) {
        return switch (by) {
            case AREA -> Street.of(tally.area());
            case HEADQUARTERS -> tally.headquarters();
            case UNIT -> tally.unit().unitId();
            case FIELD -> tally.field();
        };
    }

    private static RankingTally of(NodeTally tally, String key) {
        var onTime = 0;
        var late = 0;
        var lateDays = 0;
        for (var count : tally.counts()) {
            switch (count.standing()) {
                case DONE_ON_TIME -> onTime += count.nodes();
                case DONE_LATE, OVERDUE -> {
                    late += count.nodes();
                    lateDays += count.lateDays();
                }
                case ON_TRACK, AT_RISK, DUE_SOON, CLAIMED, SUSPENDED -> {
                    // Not due or not decided: counts neither as on time nor as late.
                }
            }
        }
        return new RankingTally(
                key,
                tally.unit().name(),
                onTime,
                late,
                lateDays,
                tally.demanded(),
                tally.silent(),
                Money.ZERO,
                Money.ZERO);
    }
}
