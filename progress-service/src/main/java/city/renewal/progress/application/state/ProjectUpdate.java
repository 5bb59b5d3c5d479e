package city.renewal.progress.application.state;

import city.renewal.events.ProgressEvent;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.progress.domain.row.ProjectSummary;
import city.renewal.progress.domain.row.PublishedNodeState;
import city.renewal.progress.domain.state.ProjectProgress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The next version of a project's progress document, with the rows that follow from it.
 *
 * @param read the version that this update is based on
 * @param inputVersions the versions of the reference data that the evaluation used
 * @param rows the rows to write
 * @param goneRows ids of nodes whose rows are removed
 * @param nextCheckAt the due instant to set once the rows are written; null: never
 */
public record ProjectUpdate(
        StoredProgress read,
        ProjectProgress progress,
        List<PublishedNodeState> published,
        Map<String, String> digests,
        ProjectTallies tallies,
        Set<String> gone,
        @Nullable FoldStop stopped,
        List<ProgressEvent> changes,
        InputVersions inputVersions,
        List<DeadlineRow> rows,
        Set<String> goneRows,
        @Nullable ProjectSummary summary,
        @Nullable Instant nextCheckAt) {

    /**
     * The versions of the reference data that an evaluation used. If one changes, the evaluation must be repeated.
     *
     * @param sequence of the programme
     * @param calendars version of the calendar book
     * @param owners ids of the people who own nodes of the project
     * @param known the owners who were active in the directory
     */
    public record InputVersions(
            String programme, long sequence, String calendars, Set<String> owners, Set<String> known) {
        public InputVersions {
            owners = Set.copyOf(owners);
            known = Set.copyOf(known);
        }
    }

    public String projectId() {
        return progress.projectId();
    }

    public long version() {
        return read.version() + 1;
    }
}
