package city.renewal.notification.domain.condition;

import city.renewal.events.AlertEvent;
import city.renewal.events.NodeSubject;
import city.renewal.events.PersonRef;
import city.renewal.events.Problem.Source;
import city.renewal.events.ProblemSubject;
import city.renewal.events.ProblemSubject.BlockedNode;
import city.renewal.events.UnitRef;
import city.renewal.notification.domain.recipient.EscalationChain;
import city.renewal.notification.domain.recipient.Jurisdiction;
import city.renewal.notification.domain.recipient.ProjectRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an alert or a message is about. Every subject has a jurisdiction and an escalation chain, so that routing, escalation
 * and visibility work alike for all of them.
 *
 * <p>Immutable. Alert ids follow from a subject's identity alone, see {@link AlertIds}.
 */
public sealed interface AlertSubject {
    /** What kind of thing it is, as the interface names it. */
    enum Type {
        NODE,
        PROBLEM,
        PROJECT,
        ORDER,
        PLATFORM
    }

    Jurisdiction jurisdiction();

    EscalationChain chain();

    /** Its name as a message shows it, in Chinese. */
    String name();

    /** The project that it belongs to; null: none. */
    @Nullable
    ProjectRef project();

    /**
     * A node of a project's plan.
     *
     * @param name of the node
     */
    record Node(Jurisdiction jurisdiction, EscalationChain chain, ProjectRef project, String nodeId, String name)
            implements AlertSubject {}

    /** A project as a whole, with the responsible people of its first unfinished node. */
    record Project(Jurisdiction jurisdiction, EscalationChain chain, ProjectRef project) implements AlertSubject {
        @Override
        public String name() {
            return project.name();
        }
    }

    /**
     * An entry of the problem list (问题清单).
     *
     * @param project null: the problem is about an area
     * @param name its title
     * @param aboutNodeId the node that it was found on; null: it is about the project or area as a whole
     * @param blocks the nodes that it holds up (要素保障); empty when none
     */
    record Problem(
            Jurisdiction jurisdiction,
            EscalationChain chain,
            @Nullable ProjectRef project,
            String problemId,
            String name,
            Source source,
            String category,
            @Nullable String aboutNodeId,
            List<BlockedNode> blocks)
            implements AlertSubject {
        public Problem {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * A supervision order (督办单).
     *
     * @param project null: what it is about belongs to no project
     * @param name the number on the paper
     * @param about name of what it is about
     */
    record Order(
            Jurisdiction jurisdiction,
            EscalationChain chain,
            @Nullable ProjectRef project,
            String orderId,
            String name,
            String about)
            implements AlertSubject {}

    /**
     * This platform itself, on one day in one district: the watchdog found a missing alert.
     *
     * @param district its code, of six digits
     */
    record Platform(Jurisdiction jurisdiction, EscalationChain chain, String district, LocalDate day)
            implements AlertSubject {
        @Override
        public String name() {
            return AlertKind.WATCHDOG.nameZh();
        }

        @Override
        public @Nullable ProjectRef project() {
            return null;
        }
    }

    /** Of a fact about a node; an empty node id means the project as a whole. */
    static AlertSubject of(NodeSubject subject) {
        var where = new Jurisdiction(
                subject.programme(), subject.programmeName(), subject.field(), subject.area(), subject.headquarters());
        var chain =
                new EscalationChain(subject.owner(), subject.unit(), subject.leader(), subject.headquartersLeader());
        var project = new ProjectRef(subject.projectId(), subject.projectName());
        return subject.nodeId().isEmpty()
                ? new Project(where, chain, project)
                : new Node(where, chain, project, subject.nodeId(), subject.nodeName());
    }

    static Problem of(ProblemSubject subject) {
        var field = subject.field();
        var projectId = subject.projectId();
        var projectName = subject.projectName();
        return new Problem(
                new Jurisdiction(
                        subject.programme(),
                        subject.programmeName(),
                        field == null ? "" : field,
                        subject.area(),
                        subject.headquarters()),
                new EscalationChain(subject.owner(), subject.unit(), subject.leader(), subject.headquartersLeader()),
                projectId == null ? null : new ProjectRef(projectId, projectName == null ? projectId : projectName),
                subject.problemId(),
                subject.title(),
                subject.source(),
                subject.category(),
                subject.nodeId(),
                subject.blocks());
    }

    default Type type() {
        return switch (this) {
            case Node _ -> Type.NODE;
            case Project _ -> Type.PROJECT;
            case Problem _ -> Type.PROBLEM;
            case Order _ -> Type.ORDER;
            case Platform _ -> Type.PLATFORM;
        };
    }

    /** Identifies it among all subjects; for a node {@code project/node}, for a project {@code project/}. */
    default String key() {
        return switch (this) {
            case Node node -> nodeKey(node.project.projectId(), node.nodeId);
            case Project project -> nodeKey(project.project.projectId(), "");
            case Problem problem -> problemKey(problem.problemId);
            case Order order -> "order:" + order.orderId;
            case Platform platform -> "platform:" + platform.district + "@" + platform.day;
        };
    }

    static String nodeKey(String projectId, String nodeId) {
        return projectId + "/" + nodeId;
    }

    /** Ids have no slash, so it differs from every node's and project's key. */
    static String problemKey(String problemId) {
        return "problem:" + problemId;
    }

    /** Keys of the subjects whose suspension suspends it: itself, and the node that a problem was found on. */
    default Set<String> workKeys() {
        return this instanceof Problem problem && problem.project != null && problem.aboutNodeId != null
                ? Set.of(key(), nodeKey(problem.project.projectId(), problem.aboutNodeId))
                : Set.of(key());
    }

    /** Id of its project; empty when it belongs to none. */
    default String projectId() {
        return Optional.ofNullable(project()).map(ProjectRef::projectId).orElse("");
    }

    /** Name of its project; empty when it belongs to none. */
    default String projectName() {
        return Optional.ofNullable(project()).map(ProjectRef::name).orElse("");
    }

    /** Id of the node that it is; empty for every other subject. */
    default String nodeId() {
        return this instanceof Node node ? node.nodeId : "";
    }

    /** Id of the problem that it is; null for every other subject. */
    default @Nullable String problemId() {
        return this instanceof Problem problem ? problem.problemId : null;
    }

    /** The partition key of its facts: facts with one key keep their order. */
    default String partitionKey() {
        return switch (this) {
            case Node node -> node.project.projectId();
            case Project project -> project.project.projectId();
            case Problem problem -> problem.project == null ? problem.problemId : problem.project.projectId();
            case Order order -> order.project == null ? order.orderId : order.project.projectId();
            case Platform _ -> AlertIds.PLATFORM;
        };
    }

    default String programme() {
        return jurisdiction().programme();
    }

    default String programmeName() {
        return jurisdiction().programmeName();
    }

    /** Empty when it belongs to no project. */
    default String field() {
        return jurisdiction().field();
    }

    default String area() {
        return jurisdiction().area();
    }

    default @Nullable String headquarters() {
        return jurisdiction().headquarters();
    }

    default PersonRef owner() {
        return chain().owner();
    }

    default UnitRef unit() {
        return chain().unit();
    }

    default @Nullable PersonRef leader() {
        return chain().leader();
    }

    default @Nullable PersonRef headquartersLeader() {
        return chain().headquartersLeader();
    }

    /** As the alert's facts name it; the ids are empty where it has none. */
    default AlertEvent.AlertSubject fact() {
        return new AlertEvent.AlertSubject(
                programme(),
                this instanceof Platform ? AlertIds.PLATFORM : projectId(),
                nodeId(),
                area(),
                field(),
                headquarters(),
                unit(),
                owner(),
                leader(),
                type().name(),
                problemId());
    }
}
