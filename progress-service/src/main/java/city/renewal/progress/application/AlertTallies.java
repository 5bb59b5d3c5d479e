package city.renewal.progress.application;

import city.renewal.progress.domain.RankingTally;
import java.util.List;

/** Counts a programme's alerts for its ranking: those that were told, and those answered on the same day (事不过夜). */
public interface AlertTallies {
    /** A tally per group that has an alert; alerts without the key (no headquarters) are in none. */
    List<RankingTally> answers(String programmeId, RankingGrouping by);
}
