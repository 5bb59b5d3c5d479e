package city.renewal.progress.application.state;

import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.progress.domain.row.NodeTally;
import city.renewal.progress.domain.row.ProjectSummary;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stores the read models: the deadline rows, their tallies, and one summary per project. All are projections of the
 * progress document at a version, which they carry. A lower version never replaces a higher one.
 */
public interface DeadlineRows {
    void project(List<ProjectUpdate> updates);

    /** All rows in the order of {@code projectId/nodeId}, independent of visibility. The caller closes the stream. */
    Stream<DeadlineRow> stream();

    /** The summaries of all projects by project id, without their day. The caller closes the stream. */
    Stream<ProjectSummary> figures();

    /** All tallies in the order of {@link ProjectTallies#idOf}. The caller closes the stream. */
    Stream<NodeTally> tallies();
}
