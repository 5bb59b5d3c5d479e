package city.renewal.progress.application.state;

import city.renewal.progress.domain.row.PublishedNodeState;
import city.renewal.progress.domain.state.ProjectProgress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A project's progress document as it was read.
 *
 * @param version counts writes; 0: the document does not exist
 * @param projected the version whose rows are known to be written; if it differs from {@code version}, any row may be
 *     missing
 * @param outSequence the number of events that were ever added to its outbox
 * @param published the last published state of each node
 * @param digests of the rows of this version, by node
 * @param tallies digests of the tallies of this version, by id; see {@link ProjectTallies}
 * @param gone nodes whose rows were removed
 * @param refold whether the state must be folded again from the first fact
 * @param stopped why facts wait in the journal; null: none wait
 */
public record StoredProgress(
        long version,
        long projected,
        long outSequence,
        ProjectProgress progress,
        List<PublishedNodeState> published,
        Map<String, String> digests,
        Map<String, String> tallies,
        Set<String> gone,
        @Nullable FoldStop stopped,
        boolean refold) {
    public StoredProgress {
        published = List.copyOf(published);
        digests = Map.copyOf(digests);
        tallies = Map.copyOf(tallies);
        gone = Set.copyOf(gone);
    }

    public static StoredProgress none(String projectId) {
        return new StoredProgress(
                0, 0, 0, ProjectProgress.unknown(projectId), List.of(), Map.of(), Map.of(), Set.of(), null, false);
    }

    public String projectId() {
        return progress.projectId();
    }

    /** All nodes that had a row and are not in the given set. */
    public Set<String> goneWithout(Set<String> nodes) {
        var all = new TreeSet<>(gone);
        all.addAll(digests.keySet());
        all.removeAll(nodes);
        return all;
    }
}
