package city.renewal.project.application.report;

import city.renewal.project.application.project.NodeReports;
import city.renewal.project.domain.report.SiteReport;
import city.renewal.starter.aggregate.StoredAggregate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the assessed reports on a node from the report repository. */
public final class NodeSiteReports implements NodeReports {
    private final SiteReports reports;

    public NodeSiteReports(SiteReports reports) {
        this.reports = reports;
    }

    @Override
    public boolean hasReported(String projectId, String nodeId, String personId) {
        return !reports.find(query(projectId, nodeId, personId, 1)).isEmpty();
    }

    @Override
    public List<Seen> latest(String projectId, String nodeId, int limit) {
        return reports.find(query(projectId, nodeId, null, limit)).stream()
                .map(StoredAggregate::state)
                .map(NodeSiteReports::seen)
                .toList();
    }

    private static SiteReports.Query query(String projectId, String nodeId, @Nullable String reporter, int limit) {
        return new SiteReports.Query(null, null, projectId, nodeId, reporter, null, null, null, null, null, limit);
    }

    private static Seen seen(SiteReport report) {
        var assessment = report.assessed();
        return new Seen(
                report.reportId(),
                assessment.observedAt(),
                report.reportedBy(),
                assessment.progressPercent(),
                report.photos(),
                assessment.flags());
    }
}
