package city.renewal.notification;

import city.renewal.events.Envelope;
import city.renewal.events.Light;
import city.renewal.events.NodeSubject;
import city.renewal.events.PersonRef;
import city.renewal.events.Problem;
import city.renewal.events.ProblemProgressEvent.ProblemStandingChanged;
import city.renewal.events.ProblemSubject;
import city.renewal.events.ProblemSubject.BlockedNode;
import city.renewal.events.ProgressEvent;
import city.renewal.events.ProgressEvent.NodeStandingChanged;
import city.renewal.events.Standing;
import city.renewal.events.UnitRef;
import city.renewal.notification.domain.condition.AlertSubject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of standing as the progress service publishes them. */
public final class Changes {
    public static final Instant NOW = Instant.parse("2023-06-30T00:00:00Z");
    public static final LocalDate DUE = LocalDate.of(2023, 6, 20);

    private Changes() {}

    /** A node in Laoshan that {@code p-owner} of {@code u1} answers for, under {@code p-leader} and {@code p-commander}. */
    public static NodeSubject aNode(String projectId, String nodeId) {
        return new NodeSubject(
                "laoshan-2023",
                "崂山区2023年攻坚计划",
                projectId,
                "沙子口片区改造",
                nodeId,
                "施工图设计",
                "f1",
                "370212001",
                "h1",
                new PersonRef("p-commander", "总指挥"),
                new PersonRef("p-owner", "责任人"),
                new UnitRef("u1", "责任单位"),
                new PersonRef("p-leader", "包保领导"),
                null);
    }

    /** The same with nobody between the unit and the supervision office. */
    public static NodeSubject aNodeWithoutLeaders(String projectId, String nodeId) {
        var node = aNode(projectId, nodeId);
        return new NodeSubject(
                node.programme(),
                node.programmeName(),
                projectId,
                node.projectName(),
                nodeId,
                node.nodeName(),
                node.field(),
                node.area(),
                null,
                null,
                node.owner(),
                node.unit(),
                null,
                null);
    }

    /** The project of {@link #aNode} as a whole. */
    public static NodeSubject aProject(String projectId) {
        return aNode(projectId, "");
    }

    /** {@link #aNode} as what an alert is about. */
    public static AlertSubject about(String projectId, String nodeId) {
        return AlertSubject.of(aNode(projectId, nodeId));
    }

    /** A problem of the project of {@link #aNode} that the same people answer for; without nodes that it blocks. */
    public static ProblemSubject aProblem(String projectId, String problemId, BlockedNode... blocks) {
        var node = aNode(projectId, "n");
        return new ProblemSubject(
                node.programme(),
                node.programmeName(),
                problemId,
                "外墙保温层脱落",
                Problem.Source.INSPECTION,
                "QUALITY",
                projectId,
                node.projectName(),
                null,
                node.field(),
                node.area(),
                node.headquarters(),
                node.headquartersLeader(),
                node.owner(),
                node.unit(),
                node.leader(),
                List.of(blocks));
    }

    /** A problem of a street that belongs to no project, and whose only named person is its owner. */
    public static ProblemSubject aStreetProblem(String problemId) {
        var node = aNode("p", "n");
        return new ProblemSubject(
                node.programme(),
                node.programmeName(),
                problemId,
                "人行道破损",
                Problem.Source.CITIZEN,
                "ROAD",
                null,
                null,
                null,
                null,
                node.area(),
                null,
                null,
                node.owner(),
                node.unit(),
                null,
                List.of());
    }

    /** A fact about a problem that is due on {@code DUE} plus its due version, as a node's of {@link #change} is. */
    public static Envelope<ProblemStandingChanged> problem(
            ProblemSubject subject, long sequence, int dueVersion, Standing to) {
        return problem(subject, sequence, dueVersion, to, DUE.plusDays(dueVersion), 0, 0, null, null);
    }

    public static Envelope<ProblemStandingChanged> problem(
            ProblemSubject subject,
            long sequence,
            int dueVersion,
            Standing to,
            LocalDate due,
            int returns,
            int reopened,
            @Nullable String extensionId,
            @Nullable Instant requestedAt) {
        var isOverdue = to == Standing.OVERDUE;
        var event = new ProblemStandingChanged(
                subject,
                dueVersion,
                due,
                null,
                to,
                isOverdue ? Light.RED : Light.AMBER,
                isOverdue ? 3 : 0,
                "Asia/Shanghai",
                returns,
                reopened,
                extensionId,
                requestedAt,
                NOW);
        var key = subject.projectId() == null ? subject.problemId() : subject.projectId();
        return Envelope.of("/progress/problems/" + subject.problemId(), key, sequence, event);
    }

    public static <E extends ProgressEvent> Envelope<E> envelope(long sequence, E event) {
        var project = event.subject().projectId();
        return Envelope.of("/progress/" + project, project, sequence, event);
    }

    public static Envelope<NodeStandingChanged> change(
            NodeSubject subject, long sequence, int dueVersion, @Nullable Standing to) {
        var isOverdue = to == Standing.OVERDUE;
        var event = new NodeStandingChanged(
                subject,
                dueVersion,
                DUE.plusDays(dueVersion),
                null,
                to,
                isOverdue ? Light.RED : null,
                isOverdue ? 3 : 0,
                null,
                null,
                null,
                NOW);
        return Envelope.of("/progress/" + subject.projectId(), subject.projectId(), sequence, event);
    }

    public static Envelope<NodeStandingChanged> overdue(NodeSubject subject, long sequence, int dueVersion) {
        return change(subject, sequence, dueVersion, Standing.OVERDUE);
    }
}
