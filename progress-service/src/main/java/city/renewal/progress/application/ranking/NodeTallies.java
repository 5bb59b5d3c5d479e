package city.renewal.progress.application.ranking;

import city.renewal.progress.application.list.RankingGrouping;
import city.renewal.progress.domain.ranking.RankingTally;
import java.util.List;

/** Counts all rows of a programme for its ranking, independent of visibility; money is not included. */
public interface NodeTallies {
    /** One tally per group with a row; rows without the key (no headquarters) are not counted. */
    List<RankingTally> of(String programmeId, RankingGrouping by);
}
