package city.renewal.project.application.report;

import city.renewal.project.domain.report.NodeHistory;
import city.renewal.project.domain.report.Observation;
import city.renewal.project.domain.report.PositionHistory;
import city.renewal.project.domain.report.ReporterPosition;
import city.renewal.project.domain.report.SiteReport;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The neighbours of some reports: the observations of their nodes and the positions of their reporters, as far as one
 * affects a flag of the other.
 */
final class ReportContext {
    private static final NodeHistory NO_HISTORY = new NodeHistory(List.of());
    private static final PositionHistory NO_POSITIONS = new PositionHistory(List.of());

    private final Map<Node, NodeHistory> histories = new HashMap<>();
    private final Map<String, PositionHistory> positionHistories = new HashMap<>();

    private record Node(String projectId, String nodeId) {
        static Node of(SiteReport report) {
            return new Node(report.projectId(), report.nodeId());
        }
    }

    private ReportContext() {}

    /**
     * @param about the reports with their assessments, which give their times and positions; reports that are not
     * stored yet are added
     */
    static ReportContext read(SiteReports reports, Collection<SiteReport> about) {
        var context = new ReportContext();
        group(about, Node::of).forEach((node, those) -> {
            var observations = new LinkedHashMap<String, Observation>();
            reports.observations(
                            node.projectId(),
                            node.nodeId(),
                            first(those).minus(NodeHistory.REMEMBERED),
                            last(those).plus(NodeHistory.JUMP_WITHIN))
                    .forEach(each -> observations.put(each.reportId(), each));
            those.stream()
                    .filter(ReportContext::isObservation)
                    .forEach(each -> observations.putIfAbsent(each.reportId(), observation(each)));
            context.histories.put(node, new NodeHistory(observations.values()));
        });
        group(about.stream().filter(each -> each.assessed().location() != null).toList(), SiteReport::reportedBy)
                .forEach((person, those) -> {
                    var positions = new LinkedHashMap<String, ReporterPosition>();
                    reports.positions(
                                    person,
                                    first(those).minus(PositionHistory.MONTH),
                                    last(those).plus(PositionHistory.MONTH))
                            .forEach(each -> positions.put(each.reportId(), each));
                    those.forEach(each -> positions.merge(
                            each.reportId(), position(each), (stored, now) -> stored.at(now.location())));
                    context.positionHistories.put(person, new PositionHistory(positions.values()));
                });
        return context;
    }

    private static <K> Map<K, List<SiteReport>> group(Collection<SiteReport> reports, Function<SiteReport, K> by) {
        return reports.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
    }

    private static Instant first(List<SiteReport> reports) {
        return reports.stream()
                .map(each -> each.assessed().observedAt())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static Instant last(List<SiteReport> reports) {
        return reports.stream()
                .map(each -> each.assessed().observedAt())
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static boolean isObservation(SiteReport report) {
        return report.assessed().isCounted() && report.assessed().progressPercent() != null;
    }

    private static Observation observation(SiteReport report) {
        var assessment = report.assessed();
        return new Observation(
                report.reportId(),
                assessment.observedAt(),
                assessment.receivedAt(),
                Objects.requireNonNull(assessment.progressPercent()),
                assessment.flags());
    }

    private static ReporterPosition position(SiteReport report) {
        var assessment = report.assessed();
        return new ReporterPosition(
                report.reportId(),
                report.projectId(),
                assessment.observedAt(),
                Objects.requireNonNull(assessment.location()),
                assessment.flags());
    }

    NodeHistory history(SiteReport report) {
        return histories.getOrDefault(Node.of(report), NO_HISTORY);
    }

    PositionHistory positionHistory(SiteReport report) {
        return positionHistories.getOrDefault(report.reportedBy(), NO_POSITIONS);
    }

    /** Ids of stored reports, these or their neighbours, that have wrong flags. */
    Set<String> outdated(Collection<SiteReport> about) {
        var outdated = new LinkedHashSet<String>();
        group(about, Node::of).forEach((node, those) -> {
            var history = histories.getOrDefault(node, NO_HISTORY);
            outdated.addAll(history.outdatedFrom(first(those)));
        });
        group(about, SiteReport::reportedBy).forEach((person, those) -> {
            var positionHistory = positionHistories.getOrDefault(person, NO_POSITIONS);
            outdated.addAll(positionHistory.outdatedFrom(first(those)));
        });
        return outdated;
    }
}
