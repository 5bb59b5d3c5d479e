package city.renewal.project.adapter.mongo;

import city.renewal.events.ReportFlag;
import city.renewal.project.application.NodeReports;
import city.renewal.project.domain.report.SiteReport;
import city.renewal.starter.mongo.AggregateCollection;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * Site reports by the fields of their state: {@code state.projectId, state.nodeId, state.reportedBy, state.observedAt} and,
 * where a report was assessed, {@code state.assessment.flags}.
 */
public final class MongoNodeReports implements NodeReports {
    private final AggregateCollection<SiteReport> reports;

    public MongoNodeReports(AggregateCollection<SiteReport> reports) {
        this.reports = reports;
    }

    /** Serves both queries: the reports on a node, the newest observation first. */
    public static void createIndexes(MongoCollection<Document> reports) {
        reports.createIndex(
                new Document("state.projectId", 1).append("state.nodeId", 1).append("state.observedAt", -1));
    }

    @Override
    public boolean hasReported(String projectId, String nodeId, String personId) {
        return reports.documents()
                        .find(on(projectId, nodeId).append("state.reportedBy", personId))
                        .projection(new Document("_id", 1))
                        .first()
                != null;
    }

    @Override
    public List<Seen> latest(String projectId, String nodeId, int limit) {
        return reports.documents()
                .find(on(projectId, nodeId))
                .sort(new Document("state.observedAt", -1))
                .limit(limit)
                .map(this::seen)
                .into(new ArrayList<>());
    }

    private static Document on(String projectId, String nodeId) {
        return new Document("state.projectId", projectId).append("state.nodeId", nodeId);
    }

    private Seen seen(Document document) {
        var report = reports.stored(document).state();
        return new Seen(
                report.reportId(),
                report.observedAt(),
                report.reportedBy(),
                report.progressPercent(),
                report.photos(),
                flags(document.get("state", Document.class)));
    }

    private static List<ReportFlag> flags(Document state) {
        var assessment = state.get("assessment", Document.class);
        return assessment == null
                ? List.of()
                : assessment.getList("flags", String.class, List.of()).stream()
                        .map(ReportFlag::valueOf)
                        .toList();
    }
}
