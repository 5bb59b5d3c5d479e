package city.renewal.project.domain.report;

import city.renewal.events.ReportFlag;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * The positions of one reporter's reports by time of observation. A pure function of the set of positions.
 *
 * <p>A report is flagged {@code SAME_SPOT} when, in the {@link #MONTH} up to it, the reporter made at least {@value
 * #FEWEST} reports with a position, on two projects or more, over at least {@link #SPAN}, and all of them within
 * {@value #METRES} m of this one: this suggests that reports on several sites were made at one desk.
 */
public final class PositionHistory {
    /** The time window before a report. */
    public static final Duration MONTH = Duration.ofDays(30);

    static final int FEWEST = 5;
    static final int METRES = 50;
    static final Duration SPAN = Duration.ofDays(20);

    private final List<ReporterPosition> positions;
    private final Map<String, Integer> places = new HashMap<>();

    /** @param positions of one reporter, in any order, each report once */
    public PositionHistory(Collection<ReporterPosition> positions) {
        this.positions = positions.stream()
                .sorted(Comparator.comparing(ReporterPosition::observedAt).thenComparing(ReporterPosition::reportId))
                .toList();
        for (int n = 0; n < this.positions.size(); n++) {
            places.put(this.positions.get(n).reportId(), n);
        }
    }

    /** Whether a report is flagged; one without a position never is. */
    boolean isSameSpot(String reportId) {
        var place = places.get(reportId);
        if (place == null) {
            return false;
        }
        var last = positions.get(place);
        var from = last.observedAt().minus(MONTH);
        var projects = new HashSet<String>();
        var first = last.observedAt();
        int count = 0;
        for (int n = place; n >= 0 && !positions.get(n).observedAt().isBefore(from); n--) {
            var each = positions.get(n);
            if (Distance.metres(each.location(), last.location()) > METRES) {
                return false;
            }
            projects.add(each.projectId());
            first = each.observedAt();
            count++;
        }
        return count >= FEWEST
                && projects.size() >= 2
                && Duration.between(first, last.observedAt()).compareTo(SPAN) >= 0;
    }

    /** Ids of reports from this instant on with a wrong flag. */
    public List<String> outdatedFrom(Instant from) {
        return positions.stream()
                .filter(each -> !each.observedAt().isBefore(from))
                .filter(each -> each.flags().contains(ReportFlag.SAME_SPOT) != isSameSpot(each.reportId()))
                .map(ReporterPosition::reportId)
                .toList();
    }
}
