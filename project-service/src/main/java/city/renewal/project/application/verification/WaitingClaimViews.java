package city.renewal.project.application.verification;

import city.renewal.events.ReportFlag;
import city.renewal.project.application.problem.ProblemRights;
import city.renewal.project.application.problem.Problems;
import city.renewal.project.application.project.NodeReports;
import city.renewal.project.application.project.ProjectRights;
import city.renewal.project.application.project.Projects;
import city.renewal.project.application.verification.WaitingClaims.Claim;
import city.renewal.project.application.verification.WaitingClaims.Kind;
import city.renewal.project.domain.problem.TrackedProblem;
import city.renewal.project.domain.project.EvidenceItem;
import city.renewal.project.domain.project.Project;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds the view of a waiting claim for its supervisor: the evidence and the site reports. */
final class WaitingClaimViews {
    private static final int REPORTS_SHOWN = 5;

    private final Projects projects;
    private final Problems problems;
    private final NodeReports reports;

    WaitingClaimViews(Projects projects, Problems problems, NodeReports reports) {
        this.projects = projects;
        this.problems = problems;
        this.reports = reports;
    }

    /** In the order of the keys; claims that no longer wait are omitted. */
    List<Claim> of(Caller caller, List<WaitingClaims.Key> keys) {
        var tracked = load(problems, keys.stream().map(WaitingClaims.Key::problemId));
        var found = load(
                projects,
                Stream.concat(
                        keys.stream().map(WaitingClaims.Key::projectId),
                        tracked.values().stream()
                                .map(problem -> problem.listed().projectId())));
        return keys.stream()
                .map(key -> claim(caller, key, found, tracked))
                .flatMap(Optional::stream)
                .toList();
    }

    private static <S> Map<String, S> load(Aggregates<S> aggregates, Stream<@Nullable String> ids) {
        var wanted = ids.filter(Objects::nonNull).distinct().toList();
        return wanted.isEmpty()
                ? Map.of()
                : aggregates.loadAll(wanted).stream()
                        .collect(Collectors.toMap(StoredAggregate::id, StoredAggregate::state, (one, _) -> one));
    }

    private Optional<Claim> claim(
            Caller caller, WaitingClaims.Key key, Map<String, Project> found, Map<String, TrackedProblem> tracked) {
        var nodeId = key.nodeId();
        if (nodeId != null) {
            return Optional.ofNullable(found.get(Objects.requireNonNull(key.projectId())))
                    .flatMap(project -> ofNode(caller, project, nodeId));
        }
        return Optional.ofNullable(tracked.get(Objects.requireNonNull(key.problemId())))
                .flatMap(problem -> {
                    var projectId = problem.listed().projectId();
                    return ofProblem(caller, problem, projectId == null ? null : found.get(projectId));
                });
    }

    private Optional<Claim> ofNode(Caller caller, Project project, String nodeId) {
        var facts = project.factsOf(nodeId);
        var completedOn = facts.claimedCompletedOn();
        var claimedAt = facts.claimedAt();
        var claimedBy = facts.claimedBy();
        if (completedOn == null || claimedAt == null || claimedBy == null) {
            return Optional.empty();
        }
        var entry = project.entry();
        var evidence = Objects.requireNonNullElse(facts.claimEvidence(), List.<String>of());
        var seen = reports.latest(entry.projectId(), nodeId, REPORTS_SHOWN);
        return project.node(nodeId)
                .map(node -> new Claim(
                        Kind.NODE,
                        entry.programme(),
                        entry.projectId(),
                        entry.name(),
                        entry.area(),
                        nodeId,
                        node.name(),
                        null,
                        null,
                        node.responsibility().owner(),
                        node.responsibility().unit(),
                        node.dueDate(),
                        completedOn,
                        claimedAt,
                        claimedBy,
                        Objects.requireNonNullElse(facts.claimNote(), ""),
                        node.evidence(),
                        evidence.stream().map(EvidenceItem::of).toList(),
                        seen,
                        flags(seen),
                        mayVerify(caller, project, nodeId, claimedBy)));
    }

    private boolean mayVerify(Caller caller, Project project, String nodeId, String claimedBy) {
        return caller.isIn(Role.SUPERVISOR, project.entry().area())
                && !caller.personId().equals(claimedBy)
                && !new ProjectRights(caller, project).belongsTo(nodeId)
                && !reports.hasReported(project.entry().projectId(), nodeId, caller.personId());
    }

    private Optional<Claim> ofProblem(Caller caller, TrackedProblem tracked, @Nullable Project project) {
        var problem = tracked.listed();
        var claim = problem.rectification();
        if (!tracked.awaitsVerification() || claim == null) {
            return Optional.empty();
        }
        var node = project == null || problem.nodeId() == null
                ? null
                : project.node(problem.nodeId()).orElse(null);
        var seen = node == null || project == null
                ? List.<NodeReports.Seen>of()
                : reports.latest(project.entry().projectId(), node.nodeId(), REPORTS_SHOWN);
        var rights = new ProblemRights(caller, problem, project);
        return Optional.of(new Claim(
                Kind.PROBLEM,
                problem.programme(),
                problem.projectId(),
                project == null ? null : project.entry().name(),
                problem.area(),
                problem.nodeId(),
                node == null ? null : node.name(),
                problem.problemId(),
                problem.title(),
                problem.owner(),
                problem.unit(),
                problem.dueDate(),
                claim.on(),
                claim.at(),
                claim.by(),
                claim.note(),
                List.of(),
                Stream.concat(photos("PHOTO_BEFORE", problem.photos()), photos("PHOTO_AFTER", claim.photos()))
                        .toList(),
                seen,
                flags(seen),
                rights.mayVerify() && tracked.mayBeVerifiedBy(caller.personId())));
    }

    private static Stream<EvidenceItem> photos(String kind, List<String> sha256s) {
        return sha256s.stream().map(sha256 -> new EvidenceItem(kind, sha256, ""));
    }

    private static List<ReportFlag> flags(List<NodeReports.Seen> seen) {
        return seen.stream()
                .flatMap(report -> report.flags().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
