package city.renewal.progress.application;

import city.renewal.progress.domain.NodeTally;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tallies of a project's next version.
 *
 * @param digests of all, by id; empty text: there once was one, and there is none any more
 * @param written those to be written, by id
 * @param gone ids of those to be taken away
 */
public record ProjectTallies(Map<String, String> digests, Map<String, NodeTally> written, Set<String> gone) {
    private static final String NONE = "";

    public ProjectTallies {
        digests = Map.copyOf(digests);
        written = Map.copyOf(written);
        gone = Set.copyOf(gone);
    }

    /** @param read when its rows are known to be written, what differs from it is written, else everything */
    static ProjectTallies of(StoredProgress read, List<NodeTally> tallies) {
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

    /** None is written now; one whose writing is not known is written with the next version. */
    static ProjectTallies heldUp(StoredProgress read) {
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

    /** What tallies are sorted by in a comparison. */
    public static String idOf(NodeTally tally) {
        return tally.projectId() + "/" + id(tally);
    }
}
