package city.renewal.progress.domain.state;

import city.renewal.events.ReportFlag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest site report on a node, as its row shows it.
 *
 * @param progressPercent null when this report has no progress value; an earlier one may
 * @param complete whether all its photos have arrived
 */
public record ReportShown(
        String reportId,
        Instant observedAt,
        String reportedBy,
        @Nullable Integer progressPercent,
        boolean complete,
        List<ReportFlag> flags) {
    public ReportShown {
        flags = List.copyOf(flags);
    }
}
