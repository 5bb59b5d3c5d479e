package city.renewal.project.application.verification;

import city.renewal.events.PersonRef;
import city.renewal.events.Problem;
import city.renewal.events.ReportFlag;
import city.renewal.events.UnitRef;
import city.renewal.project.application.problem.ProblemRights;
import city.renewal.project.application.problem.Problems;
import city.renewal.project.application.project.NodeReports;
import city.renewal.project.application.project.Projects;
import city.renewal.project.domain.project.EvidenceItem;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Visibility;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The list of claims that wait for verification (复核): claimed completions of nodes and rectified problems, with what
 * the supervisor needs.
 */
public final class WaitingClaims {
    private static final Comparator<Key> OLDEST_FIRST =
            Comparator.comparing(Key::since).thenComparing(Key::kind).thenComparing(Key::item);

    private final Projects projects;
    private final Problems problems;
    private final WaitingClaimViews views;

    public WaitingClaims(Projects projects, Problems problems, NodeReports reports) {
        this.projects = projects;
        this.problems = problems;
        this.views = new WaitingClaimViews(projects, problems, reports);
    }

    /** The subject of a claim. */
    public enum Kind {
        NODE,
        PROBLEM
    }

    /**
     * Identifies a waiting claim and its position in the list.
     *
     * @param since time of the claim
     * @param projectId null for a problem
     * @param nodeId null for a problem
     * @param problemId null for a node
     */
    public record Key(
            Instant since,
            @Nullable String projectId,
            @Nullable String nodeId,
            @Nullable String problemId) {
        public static Key ofNode(Instant since, String projectId, String nodeId) {
            return new Key(since, projectId, nodeId, null);
        }

        public static Key ofProblem(Instant since, String problemId) {
            return new Key(since, null, null, problemId);
        }

        Kind kind() {
            return problemId == null ? Kind.NODE : Kind.PROBLEM;
        }

        private String item() {
            return problemId == null ? projectId + "/" + nodeId : problemId;
        }
    }

    /**
     * Filter for claims; null means any.
     *
     * @param area this area or below it
     * @param after the last claim of the previous page
     */
    public record Query(
            @Nullable Kind kind,
            @Nullable String programme,
            @Nullable String project,
            @Nullable String area,
            @Nullable Key after,
            int limit) {}

    /**
     * A waiting claim.
     *
     * @param projectId null: a problem of an area
     * @param nodeId null: a problem of a project or an area as a whole
     * @param problemId null: the claim is about the node
     * @param title of the problem; null: the claim is about the node
     * @param dueDate due date of the node or the problem
     * @param completedOn day of completion according to the claim
     * @param demanded kinds of evidence that the plan requires; empty for a problem
     * @param evidence evidence of the claim; for a problem the photos of its raising as {@code PHOTO_BEFORE} and those
     *     of its rectification as {@code PHOTO_AFTER}; empty for claims that were stored before evidence was kept
     * @param reports the newest site reports on the node, with their photos and flags
     * @param flags plausibility flags of any of these reports
     * @param mayVerify whether the caller may verify it: a supervisor of its area who is not involved
     */
    public record Claim(
            Kind kind,
            String programme,
            @Nullable String projectId,
            @Nullable String projectName,
            String area,
            @Nullable String nodeId,
            @Nullable String nodeName,
            @Nullable String problemId,
            @Nullable String title,
            PersonRef owner,
            UnitRef unit,
            LocalDate dueDate,
            LocalDate completedOn,
            Instant claimedAt,
            String claimedBy,
            String note,
            List<String> demanded,
            List<EvidenceItem> evidence,
            List<NodeReports.Seen> reports,
            List<ReportFlag> flags,
            boolean mayVerify) {
        public Claim {
            demanded = List.copyOf(demanded);
            evidence = List.copyOf(evidence);
            reports = List.copyOf(reports);
            flags = List.copyOf(flags);
        }
    }

    /** Longest waiting first. */
    public List<Key> find(Caller caller, Query query) {
        var nodes = query.kind() == Kind.PROBLEM ? Stream.<Key>of() : nodes(Visibility.of(caller), query);
        var rectified = query.kind() == Kind.NODE ? Stream.<Key>of() : rectified(caller, query);
        return Stream.concat(nodes, rectified)
                .filter(key -> query.after() == null || OLDEST_FIRST.compare(key, query.after()) > 0)
                .sorted(OLDEST_FIRST)
                .limit(query.limit())
                .toList();
    }

    private Stream<Key> nodes(Visibility visibility, Query query) {
        var wanted = new Projects.WaitingQuery(visibility, query.programme(), query.project(), query.area());
        return projects.waiting(wanted).stream()
                .map(claim -> Key.ofNode(claim.since(), claim.projectId(), claim.nodeId()));
    }

    private Stream<Key> rectified(Caller caller, Query query) {
        var waiting = problems.waiting(query.programme(), query.project(), query.area());
        return visible(caller, waiting)
                .flatMap(problem -> Stream.ofNullable(problem.rectification())
                        .map(claim -> Key.ofProblem(claim.at(), problem.problemId())));
    }

    /**
     * The same rule as {@link ProblemRights#sees} for many problems; reads the ids of the projects in sight only once.
     */
    private Stream<Problem> visible(Caller caller, Collection<Problem> waiting) {
        var ofProjects = waiting.stream()
                .filter(problem -> problem.projectId() != null && !seesItself(caller, problem))
                .toList();
        var projectsInSight = ofProjects.isEmpty() ? List.<String>of() : projects.idsIn(Visibility.of(caller));
        return waiting.stream()
                .filter(problem -> seesItself(caller, problem)
                        || projectsInSight.contains(Objects.requireNonNullElse(problem.projectId(), "")));
    }

    private static boolean seesItself(Caller caller, Problem problem) {
        return new ProblemRights(caller, problem, null).seesItself();
    }

    /** The claims of these keys, in the same order. Claims that were verified in the meantime are omitted. */
    public List<Claim> shown(Caller caller, List<Key> keys) {
        return views.of(caller, keys);
    }
}
