package city.renewal.project.application.report;

import city.renewal.events.ReportFlag;
import city.renewal.project.domain.report.Observation;
import city.renewal.project.domain.report.ReporterPosition;
import city.renewal.project.domain.report.SiteReport;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Stored;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps site reports, each an aggregate of its own. */
public interface SiteReports extends Aggregates<SiteReport> {
    /**
     * Which reports: null means any.
     *
     * @param projects ids of the projects in sight; null: all are
     * @param author the reports of this person are found too, in any project; null: only those of {@code projects}
     * @param from the earliest observation
     * @param until observations before this instant
     * @param complete whether all photos have arrived
     * @param after {@link #orderKey} of the last report of the page before
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

        /** The next page. */
        public Query after(String key) {
            return new Query(projects, author, project, node, reporter, from, until, complete, flag, key, limit);
        }
    }

    /** Newest observation first; a node is named with its project only. */
    List<Stored<SiteReport>> find(Query query);

    /** Sorts reports by observation; the report id breaks ties. */
    static String orderKey(SiteReport report) {
        return orderKey(report.assessed().observedAt()) + "|" + report.reportId();
    }

    /** Sorts before every report that was observed at this instant or later. */
    static String orderKey(Instant at) {
        var text = at.toString();
        // An instant of whole seconds is written without a fraction, and would sort behind those with one.
        return text.length() == 20 ? text.substring(0, 19) + ".000Z" : text;
    }

    /**
     * The counted reports on a node that say something of progress and were observed within these instants, and the nearest one
     * before and after them.
     */
    List<Observation> observations(String projectId, String nodeId, Instant from, Instant to);

    /** A person's reports with a position that were observed within these instants. */
    List<ReporterPosition> positions(String personId, Instant from, Instant to);

    /** A report whose node is unknown so far. */
    record HeldReport(String reportId, String projectId, String nodeId) {}

    /** Reports that are held, by id from the one after {@code afterId}. */
    List<HeldReport> held(@Nullable String afterId, int limit);

    /** Ids of reports whose neighbours were not looked at since they came in, received before this instant. */
    List<String> unsettled(Instant receivedBefore, int limit);

    /** The neighbours of these reports were looked at. */
    void settled(Collection<String> reportIds);

    /** Reports that wait for photos, by id from the one after {@code afterId}. */
    List<Stored<SiteReport>> incomplete(@Nullable String afterId, int limit);
}
