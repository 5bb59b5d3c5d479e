package city.renewal.progress.application;

import city.renewal.progress.domain.DeadlineRow;
import city.renewal.progress.domain.NodeTally;
import city.renewal.progress.domain.ProjectSummary;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps what queries read: the deadline rows, their tallies, and a summary per project. All are projections of the progress document at
 * a version, which they carry; one of a higher version is never replaced by one of a lower.
 */
public interface DeadlineRows {
    void project(List<Advance> advances);

    /** Every row there is, in the order of {@code projectId/nodeId}, whoever may see it; to be closed. */
    Stream<DeadlineRow> stream();

    /** The summary of every project, by its id, as of no day in particular; to be closed. */
    Stream<ProjectSummary> figures();

    /** Every tally, in the order of {@link ProjectTallies#idOf}; to be closed. */
    Stream<NodeTally> tallies();
}
