package city.renewal.project.application;

import city.renewal.events.ReportFlag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The site reports on nodes, as those need them who check a node. */
public interface NodeReports {
    /**
     * A report as a supervisor sees it beside the claim.
     *
     * @param progressPercent 0 to 100; null when it says nothing of progress
     * @param photos SHA-256, lower-case hexadecimal
     * @param flags what is implausible about it; empty: nothing, or it is not assessed yet
     */
    record Seen(
            String reportId,
            Instant observedAt,
            String reportedBy,
            @Nullable Integer progressPercent,
            List<String> photos,
            List<ReportFlag> flags) {
        public Seen {
            photos = List.copyOf(photos);
            flags = List.copyOf(flags);
        }
    }

    /** Whether this person ever sent a report on the node. */
    boolean hasReported(String projectId, String nodeId, String personId);

    /** The newest observations first. */
    List<Seen> latest(String projectId, String nodeId, int limit);
}
