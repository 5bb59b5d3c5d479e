package city.renewal.progress.application;

import city.renewal.progress.domain.ProblemRow;
import city.renewal.progress.domain.RankingTally;
import city.renewal.starter.security.Sight;
import java.util.List;

/** Reads the problem list (问题清单) as it is written. */
public interface ProblemList {
    /** Rows in the query's order, as far as the asker's sight goes; one more than its limit when there are more. */
    List<ProblemRow> problems(ProblemQuery query);

    /** Counts over a programme's problems in somebody's sight. */
    ProblemFigures figures(String programmeId, Sight sight);

    /**
     * Counts a programme's problems for its ranking, whoever may see them: a tally per group that has one, in which nothing
     * but problems counts; those without the key (no headquarters) are in none.
     */
    List<RankingTally> tallies(String programmeId, RankingGrouping by);
}
