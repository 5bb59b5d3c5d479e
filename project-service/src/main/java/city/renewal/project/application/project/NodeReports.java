package city.renewal.project.application.project;

import city.renewal.events.ReportFlag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Read access to the site reports of a node, for its verification. */
public interface NodeReports {
    /**
     * A report as it is shown to the supervisor who verifies the claim.
     *
     * @param progressPercent 0 to 100; null if the report states no progress
     * @param photos SHA-256, lower-case hexadecimal
     * @param flags plausibility flags; empty if there are none or the report is not assessed yet
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

    /** Whether this person has ever sent a report on the node. */
    boolean hasReported(String projectId, String nodeId, String personId);

    /** The latest reports, newest observation first. */
    List<Seen> latest(String projectId, String nodeId, int limit);
}
