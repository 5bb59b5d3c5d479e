package city.renewal.progress.application.state;

import city.renewal.progress.domain.row.NodeTally;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tallies of the next version of a project.
 *
 * @param digests digests of all tallies, by id; an empty text marks a tally that was removed
 * @param written the tallies to write, by id
 * @param gone ids of the tallies to remove
 */
public record ProjectTallies(Map<String, String> digests, Map<String, NodeTally> written, Set<String> gone) {
    private static final String NONE = "";

    public ProjectTallies {
        digests = Map.copyOf(digests);
        written = Map.copyOf(written);
        gone = Set.copyOf(gone);
    }

    /** @param read if its rows are known to be written, only tallies that differ are written; otherwise all */
    public static ProjectTallies of(StoredProgress read, List<NodeTally> tallies) {
        var digests = new HashMap<String, String>();
        read.tallies().keySet().forEach(id -> digests.put(id, NONE));
        var byId = new HashMap<String, NodeTally>();
        for (var tally : tallies) {
            byId.put(id(tally), tally);
            digests.put(id(tally), Digest.of(tally.toString()));
        }
        var isWritten = new HashSet<Map.Entry<String, String>>();
        if (read.projected() == read.version()) {
            isWritten.addAll(read.tallies().entrySet());
        }
        var gone = new HashSet<String>();
        for (var each : digests.entrySet()) {
            if (isWritten.contains(each)) {
                byId.remove(each.getKey());
            } else if (each.getValue().equals(NONE)) {
                gone.add(each.getKey());
            }
        }
        return new ProjectTallies(digests, byId, gone);
    }

    /** Writes no tally now; a tally whose last write is uncertain is written with the next version. */
    public static ProjectTallies unchanged(StoredProgress read) {
        var digests = new HashMap<>(read.tallies());
        if (read.projected() != read.version()) {
            digests.replaceAll((_, _) -> "unwritten");
        }
        return new ProjectTallies(digests, Map.of(), Set.of());
    }

    /** Unique within the project. */
    private static String id(NodeTally tally) {
        return Digest.of(String.join("\n", tally.chain()));
    }

    /** The id by which a comparison sorts tallies. */
    public static String idOf(NodeTally tally) {
        return tally.projectId() + "/" + id(tally);
    }
}
