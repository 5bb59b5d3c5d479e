package city.renewal.progress.application;

import city.renewal.progress.domain.RankingTally;
import java.util.List;

/** Counts a programme's rows for its ranking, whoever may see them; money is not in them. */
public interface NodeTallies {
    /** A tally per group that has a row; rows without the key (no headquarters) are in none. */
    List<RankingTally> of(String programmeId, RankingGrouping by);
}
