package city.renewal.project.application.report;

import city.renewal.events.ReportFlag;
import city.renewal.project.domain.report.Observation;
import city.renewal.project.domain.report.ReporterPosition;
import city.renewal.project.domain.report.SiteReport;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Repository of site reports; each report is an aggregate of its own. */
public interface SiteReports extends Aggregates<SiteReport> {
    /**
     * Filter for reports; null means any.
     *
     * @param projects ids of the projects in sight; null: all projects
     * @param author also finds the reports of this person in any project; null: only reports of {@code projects}
     * @param from the earliest observation
     * @param until observations before this instant
     * @param complete whether all photos have arrived
     * @param after {@link #orderKey} of the last report of the previous page
     */
    record Query(
            @Nullable Set<String> projects,
            @Nullable String author,
            @Nullable String project,
            @Nullable String node,
            @Nullable String reporter,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Boolean complete,
            @Nullable ReportFlag flag,
            @Nullable String after,
            int limit) {

        /** The query for the next page. */
        public Query after(String key) {
            return new Query(projects, author, project, node, reporter, from, until, complete, flag, key, limit);
        }
    }

    /** Newest observation first. A filter by node needs a filter by project. */
    List<StoredAggregate<SiteReport>> find(Query query);

    /** The sort key: time of observation, then report id. */
    static String orderKey(SiteReport report) {
        return orderKey(report.assessed().observedAt()) + "|" + report.reportId();
    }

    /** A key that sorts before every report observed at this instant or later. */
    static String orderKey(Instant at) {
        var text = at.toString();
        // An instant with whole seconds is formatted without a fraction, and would sort behind instants with one.
        return text.length() == 20 ? text.substring(0, 19) + ".000Z" : text;
    }

    /**
     * The counted reports with progress on a node that were observed within these instants, and the nearest one before
     * and after.
     */
    List<Observation> observations(String projectId, String nodeId, Instant from, Instant to);

    /** The positions of a person's reports that were observed within these instants. */
    List<ReporterPosition> positions(String personId, Instant from, Instant to);

    /** A report whose node is still unknown. */
    record HeldReport(String reportId, String projectId, String nodeId) {}

    /** Held reports sorted by id, starting after {@code afterId}. */
    List<HeldReport> held(@Nullable String afterId, int limit);

    /** Ids of reports received before this instant whose neighbours are not assessed yet. */
    List<String> unsettled(Instant receivedBefore, int limit);

    /** Marks the neighbours of these reports as assessed. */
    void settled(Collection<String> reportIds);

    /** Reports with missing photos sorted by id, starting after {@code afterId}. */
    List<StoredAggregate<SiteReport>> incomplete(@Nullable String afterId, int limit);
}
