package city.renewal.notification;

import city.renewal.events.Envelope;
import city.renewal.events.Light;
import city.renewal.events.NodeSubject;
import city.renewal.events.PersonRef;
import city.renewal.events.ProgressEvent;
import city.renewal.events.ProgressEvent.NodeStandingChanged;
import city.renewal.events.Standing;
import city.renewal.events.UnitRef;
import java.time.Instant;
import java.time.LocalDate;
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
