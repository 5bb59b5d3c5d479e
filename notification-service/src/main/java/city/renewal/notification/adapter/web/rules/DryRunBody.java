package city.renewal.notification.adapter.web.rules;

import city.renewal.events.PersonRef;
import city.renewal.events.Problem;
import city.renewal.events.UnitRef;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.recipient.EscalationChain;
import city.renewal.notification.domain.recipient.Jurisdiction;
import city.renewal.notification.domain.recipient.ProjectRef;
import city.renewal.starter.web.Violations;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A candidate for a dry run, and perhaps another routing tree to try.
 *
 * @param problemId left out: the candidate is about a node
 * @param category of the problem
 * @param at when it would come up; now when it is left out
 * @param root the tree to try; the one in force when it is left out
 */
record DryRunBody(
        @Nullable AlertKind kind,
        @Nullable String programme,
        @Nullable String area,
        @Nullable String field,
        @Nullable String projectId,
        @Nullable String nodeId,
        @Nullable String problemId,
        @Nullable String category,
        @Nullable String headquarters,
        @Nullable String headquartersLeader,
        @Nullable String owner,
        @Nullable String unit,
        @Nullable String leader,
        @Nullable Instant at,
        @Nullable RouteBody root) {
    private static final String SOME = "dry-run";

    AlertCandidate candidate(Instant now) {
        var violations = new Violations();
        var jurisdiction = new Jurisdiction(
                violations.id("programme", programme),
                SOME,
                Objects.requireNonNullElse(field, ""),
                violations.text("area", area, 12),
                headquarters);
        var chain = new EscalationChain(
                new PersonRef(violations.id("owner", owner), SOME),
                new UnitRef(violations.id("unit", unit), SOME),
                person("leader", leader, violations),
                person("headquartersLeader", headquartersLeader, violations));
        var project = new ProjectRef(Objects.requireNonNullElse(projectId, SOME), SOME);
        var subject = problemId == null
                ? new AlertSubject.Node(jurisdiction, chain, project, Objects.requireNonNullElse(nodeId, SOME), SOME)
                : new AlertSubject.Problem(
                        jurisdiction,
                        chain,
                        projectId == null ? null : project,
                        violations.id("problemId", problemId),
                        SOME,
                        Problem.Source.INSPECTION,
                        Objects.requireNonNullElse(category, ""),
                        nodeId,
                        List.of());
        violations.refuse();
        var due = LocalDate.ofInstant(Objects.requireNonNullElse(at, now), ZoneOffset.UTC);
        return new AlertCandidate(Objects.requireNonNullElse(kind, AlertKind.OVERDUE), subject, 1, due, 1);
    }

    private static @Nullable PersonRef person(String field, @Nullable String id, Violations violations) {
        return id == null ? null : new PersonRef(violations.id(field, id), SOME);
    }
}
