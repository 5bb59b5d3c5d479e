package city.renewal.project.testing;

import city.renewal.project.application.project.NodeReports;
import java.util.ArrayList;
import java.util.List;

/** Reports on nodes in memory, the newest first. */
public final class InMemoryNodeReports implements NodeReports {
    private record On(String projectId, String nodeId, Seen seen) {}

    private final List<On> reports = new ArrayList<>();

    public void add(String projectId, String nodeId, Seen seen) {
        reports.addFirst(new On(projectId, nodeId, seen));
    }

    @Override
    public boolean hasReported(String projectId, String nodeId, String personId) {
        return latest(projectId, nodeId, Integer.MAX_VALUE).stream()
                .anyMatch(seen -> seen.reportedBy().equals(personId));
    }

    @Override
    public List<Seen> latest(String projectId, String nodeId, int limit) {
        return reports.stream()
                .filter(on -> on.projectId().equals(projectId) && on.nodeId().equals(nodeId))
                .limit(limit)
                .map(On::seen)
                .toList();
    }
}
