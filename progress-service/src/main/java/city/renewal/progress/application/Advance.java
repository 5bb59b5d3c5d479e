package city.renewal.progress.application;

import city.renewal.events.ProgressEvent;
import city.renewal.progress.domain.DeadlineRow;
import city.renewal.progress.domain.NodeMemory;
import city.renewal.progress.domain.ProjectProgress;
import city.renewal.progress.domain.ProjectSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The next version of a project's progress document, and the rows that follow from it.
 *
 * @param read the version that it was made from
 * @param basis the copies of others' facts that it was computed with
 * @param rows those to be written
 * @param goneRows nodes whose rows are to be taken away
 * @param nextCheckAt for when the rows are written; null: never
 */
public record Advance(
        StoredProgress read,
        ProjectProgress progress,
        List<NodeMemory> memory,
        Map<String, String> digests,
        ProjectTallies tallies,
        Set<String> gone,
        @Nullable Stop stopped,
        List<ProgressEvent> changes,
        Basis basis,
        List<DeadlineRow> rows,
        Set<String> goneRows,
        @Nullable ProjectSummary summary,
        @Nullable Instant nextCheckAt) {

    /**
     * The copies that an evaluation rests on; when one has changed since, it is to be repeated.
     *
     * @param sequence of the programme's copy
     * @param calendars version of the book of calendars
     * @param owners ids of the people who answer for its nodes
     * @param known those of them who were in the directory and active
     */
    public record Basis(String programme, long sequence, String calendars, Set<String> owners, Set<String> known) {
        public Basis {
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
