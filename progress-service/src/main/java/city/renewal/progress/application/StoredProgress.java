package city.renewal.progress.application;

import city.renewal.progress.domain.NodeMemory;
import city.renewal.progress.domain.ProjectProgress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A project's progress document as it was read.
 *
 * @param version counts writes; 0: there is no document yet
 * @param projected the version whose rows are known to be written; when it is not {@code version}, any row may be missing
 * @param outSequence how many changes were ever put into its outbox
 * @param memory what was said about each node
 * @param digests of the rows of this version, by node
 * @param tallies digests of the tallies of this version, by their ids; see {@link ProjectTallies}
 * @param gone nodes that once had a row and have none any more
 * @param refold whether the state is to be folded again from the first fact
 * @param stopped why facts beyond the sequence wait in the journal; null when none do
 */
public record StoredProgress(
        long version,
        long projected,
        long outSequence,
        ProjectProgress progress,
        List<NodeMemory> memory,
        Map<String, String> digests,
        Map<String, String> tallies,
        Set<String> gone,
        @Nullable Stop stopped,
        boolean refold) {
    public StoredProgress {
        memory = List.copyOf(memory);
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

    /** Everything that had a row before and has none in this set of nodes. */
    Set<String> goneWithout(Set<String> nodes) {
        var all = new TreeSet<>(gone);
        all.addAll(digests.keySet());
        all.removeAll(nodes);
        return all;
    }
}
