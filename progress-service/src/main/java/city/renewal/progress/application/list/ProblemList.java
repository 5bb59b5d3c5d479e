package city.renewal.progress.application.list;

import city.renewal.progress.domain.ranking.RankingTally;
import city.renewal.progress.domain.row.ProblemRow;
import city.renewal.starter.security.Visibility;
import java.util.List;

/** Reads the problem list (问题清单). */
public interface ProblemList {
    /** The visible rows in the order of the query; one more than the limit when there are more. */
    List<ProblemRow> problems(ProblemQuery query);

    /** Counts over the visible problems of a programme. */
    ProblemFigures figures(String programmeId, Visibility visibility);

    /**
     * Counts all problems of a programme for its ranking, independent of visibility: one tally per group with a
     * problem, which contains nothing but problems. Problems without the key (no headquarters) are not counted.
     */
    List<RankingTally> tallies(String programmeId, RankingGrouping by);
}
