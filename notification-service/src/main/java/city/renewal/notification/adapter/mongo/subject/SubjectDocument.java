package city.renewal.notification.adapter.mongo.subject;

import city.renewal.events.PersonRef;
import city.renewal.events.Problem.Source;
import city.renewal.events.ProblemSubject.BlockedNode;
import city.renewal.events.UnitRef;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.recipient.EscalationChain;
import city.renewal.notification.domain.recipient.Jurisdiction;
import city.renewal.notification.domain.recipient.ProjectRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stored shape of a subject: one flat document, whatever its type.
 *
 * <p>Documents written before subjects had types have {@code nodeId} alone. It is empty for a project, {@code district@day}
 * below the project {@code watchdog} for the platform, and in messages of orders the order's id, which only the message's
 * kind tells: there the subject is read as a node and the message corrects it.
 *
 * @param type null: the former shape
 * @param title of a problem; of an order, what it is about
 */
record SubjectDocument(
        AlertSubject.@Nullable Type type,
        String programme,
        String programmeName,
        @Nullable String projectId,
        @Nullable String projectName,
        @Nullable String nodeId,
        @Nullable String nodeName,
        @Nullable String field,
        String area,
        @Nullable String headquarters,
        @Nullable PersonRef headquartersLeader,
        PersonRef owner,
        UnitRef unit,
        @Nullable PersonRef leader,
        @Nullable String problemId,
        @Nullable String orderId,
        @Nullable String number,
        @Nullable String title,
        @Nullable Source source,
        @Nullable String category,
        @Nullable List<BlockedNode> blocks,
        @Nullable String district,
        @Nullable LocalDate day) {
    private static final String FORMER_PLATFORM = "watchdog";

    static SubjectDocument of(AlertSubject subject) {
        var project = subject.project();
        var node = subject instanceof AlertSubject.Node it ? it : null;
        var problem = subject instanceof AlertSubject.Problem it ? it : null;
        var order = subject instanceof AlertSubject.Order it ? it : null;
        var platform = subject instanceof AlertSubject.Platform it ? it : null;
        return new SubjectDocument(
                subject.type(),
                subject.programme(),
                subject.programmeName(),
                project == null ? null : project.projectId(),
                project == null ? null : project.name(),
                problem != null ? problem.aboutNodeId() : node == null ? null : node.nodeId(),
                node == null ? null : node.name(),
                subject.field(),
                subject.area(),
                subject.headquarters(),
                subject.headquartersLeader(),
                subject.owner(),
                subject.unit(),
                subject.leader(),
                subject.problemId(),
                order == null ? null : order.orderId(),
                order == null ? null : order.name(),
                problem != null ? problem.name() : order == null ? null : order.about(),
                problem == null ? null : problem.source(),
                problem == null ? null : problem.category(),
                problem == null ? null : problem.blocks(),
                platform == null ? null : platform.district(),
                platform == null ? null : platform.day());
    }

    AlertSubject subject() {
        var jurisdiction =
                new Jurisdiction(programme, programmeName, Objects.requireNonNullElse(field, ""), area, headquarters);
        var chain = new EscalationChain(owner, unit, leader, headquartersLeader);
        return switch (type == null ? formerType() : type) {
            case NODE -> new AlertSubject.Node(jurisdiction, chain, given(project()), given(nodeId), given(nodeName));
            case PROJECT -> new AlertSubject.Project(jurisdiction, chain, given(project()));
            case PROBLEM ->
                new AlertSubject.Problem(
                        jurisdiction,
                        chain,
                        project(),
                        given(problemId),
                        given(title),
                        given(source),
                        given(category),
                        nodeId,
                        blocks == null ? List.of() : blocks);
            case ORDER ->
                new AlertSubject.Order(jurisdiction, chain, project(), given(orderId), given(number), given(title));
            case PLATFORM ->
                new AlertSubject.Platform(
                        jurisdiction,
                        chain,
                        district == null ? given(nodeId).split("@", 2)[0] : district,
                        day == null ? LocalDate.parse(given(nodeId).split("@", 2)[1]) : day);
        };
    }

    private AlertSubject.Type formerType() {
        if (FORMER_PLATFORM.equals(projectId) && given(nodeId).contains("@")) {
            return AlertSubject.Type.PLATFORM;
        }
        return given(nodeId).isEmpty() ? AlertSubject.Type.PROJECT : AlertSubject.Type.NODE;
    }

    private @Nullable ProjectRef project() {
        return projectId == null ? null : new ProjectRef(projectId, projectName == null ? projectId : projectName);
    }

    private static <T> T given(@Nullable T value) {
        return Objects.requireNonNull(value, "the stored subject lacks a field that its type needs");
    }
}
