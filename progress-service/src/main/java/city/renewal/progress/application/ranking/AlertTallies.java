package city.renewal.progress.application.ranking;

import city.renewal.progress.application.list.RankingGrouping;
import city.renewal.progress.domain.ranking.RankingTally;
import java.util.List;

/**
 * Counts the alerts of a programme for its ranking: alerts that were sent, and alerts that were acknowledged on the
 * same day (事不过夜).
 */
public interface AlertTallies {
    /** One tally per group with an alert; alerts without the key (no headquarters) are not counted. */
    List<RankingTally> acknowledgements(String programmeId, RankingGrouping by);
}
