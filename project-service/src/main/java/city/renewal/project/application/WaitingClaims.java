package city.renewal.project.application;

import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import city.renewal.project.application.Projects.WaitingClaim;
import city.renewal.project.domain.project.EvidenceItem;
import city.renewal.project.domain.project.Project;
import city.renewal.starter.aggregate.Stored;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Sight;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The nodes that were claimed as done and wait for their check (复核), with what a supervisor looks at. */
public final class WaitingClaims {
    private static final int REPORTS_SHOWN = 5;
    private static final Comparator<WaitingClaim> OLDEST_FIRST = Comparator.comparing(WaitingClaim::since)
            .thenComparing(WaitingClaim::projectId)
            .thenComparing(WaitingClaim::nodeId);

    private final Projects projects;
    private final NodeReports reports;

    public WaitingClaims(Projects projects, NodeReports reports) {
        this.projects = projects;
        this.reports = reports;
    }

    /**
     * A claim that waits.
     *
     * @param dueDate the node's promised date
     * @param completedOn the day on which it is done, by the claim
     * @param demanded kinds of evidence that the plan demands
     * @param evidence what the claim gave; empty for claims from before evidence was kept
     * @param reports the newest site reports on the node, with their photos and flags
     * @param mayVerify whether the caller may check it: a supervisor of its area who has no part in it
     */
    public record Claim(
            String programme,
            String projectId,
            String projectName,
            String area,
            String nodeId,
            String nodeName,
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
            boolean mayVerify) {
        public Claim {
            demanded = List.copyOf(demanded);
            evidence = List.copyOf(evidence);
            reports = List.copyOf(reports);
        }
    }

    /**
     * Those that have waited longest come first.
     *
     * @param programme null: any
     * @param project null: any
     * @param area this area or below it; null: any
     * @param after the last claim of the page before; null: none
     */
    public List<WaitingClaim> find(
            Caller caller,
            @Nullable String programme,
            @Nullable String project,
            @Nullable String area,
            @Nullable WaitingClaim after,
            int limit) {
        return projects.waiting(new Projects.WaitingQuery(Sight.of(caller), programme, project, area)).stream()
                .filter(claim -> after == null || OLDEST_FIRST.compare(claim, after) > 0)
                .sorted(OLDEST_FIRST)
                .limit(limit)
                .toList();
    }

    /** What a supervisor looks at, in the same order. A claim that was checked in between is left out. */
    public List<Claim> shown(Caller caller, List<WaitingClaim> claims) {
        Map<String, Project> found =
                projects
                        .loadAll(claims.stream()
                                .map(WaitingClaim::projectId)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Stored::id, Stored::state, (one, _) -> one));
        return claims.stream()
                .map(claim -> Optional.ofNullable(found.get(claim.projectId()))
                        .flatMap(project -> shown(caller, project, claim.nodeId())))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Claim> shown(Caller caller, Project project, String nodeId) {
        var facts = project.factsOf(nodeId);
        var completedOn = facts.claimedCompletedOn();
        var claimedAt = facts.claimedAt();
        var claimedBy = facts.claimedBy();
        if (completedOn == null || claimedAt == null || claimedBy == null) {
            return Optional.empty();
        }
        var entry = project.entry();
        var evidence = Objects.requireNonNullElse(facts.claimEvidence(), List.<String>of());
        return project.node(nodeId)
                .map(node -> new Claim(
                        entry.programme(),
                        entry.projectId(),
                        entry.name(),
                        entry.area(),
                        nodeId,
                        node.name(),
                        node.responsibility().owner(),
                        node.responsibility().unit(),
                        node.dueDate(),
                        completedOn,
                        claimedAt,
                        claimedBy,
                        Objects.requireNonNullElse(facts.claimNote(), ""),
                        node.evidence(),
                        evidence.stream().map(EvidenceItem::of).toList(),
                        reports.latest(entry.projectId(), nodeId, REPORTS_SHOWN),
                        mayVerify(caller, project, nodeId, claimedBy)));
    }

    private boolean mayVerify(Caller caller, Project project, String nodeId, String claimedBy) {
        return caller.isIn(Role.SUPERVISOR, project.entry().area())
                && !caller.personId().equals(claimedBy)
                && !new ProjectRights(caller, project).belongsTo(nodeId)
                && !reports.hasReported(project.entry().projectId(), nodeId, caller.personId());
    }
}
