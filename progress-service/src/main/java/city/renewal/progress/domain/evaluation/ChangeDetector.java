package city.renewal.progress.domain.evaluation;

import city.renewal.events.Light;
import city.renewal.events.NodeMatters;
import city.renewal.events.NodeSubject;
import city.renewal.events.PersonRef;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProgressEvent;
import city.renewal.events.ProgressEvent.NodeMattersChanged;
import city.renewal.events.ProgressEvent.NodeReportMissed;
import city.renewal.events.ProgressEvent.NodeReportResumed;
import city.renewal.events.ProgressEvent.NodeStandingChanged;
import city.renewal.events.ProgressEvent.ProjectStandstillChanged;
import city.renewal.events.ProjectEntry;
import city.renewal.events.Standing;
import city.renewal.events.Suspension;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.progress.domain.row.PublishedNodeState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the nodes of a project with their last published state and creates the events to publish. */
final class ChangeDetector {
    /** The node id of entries about the project as a whole. */
    private static final String PROJECT = "";

    private final ProjectEntry entry;
    private final Programme programme;
    private final Instant now;
    private final Function<DeadlineRow, NodeMatters> matters;
    private final List<ProgressEvent> changes = new ArrayList<>();

    /** @param matters supplies the further data of the node of a row */
    ChangeDetector(ProjectEntry entry, Programme programme, Instant now, Function<DeadlineRow, NodeMatters> matters) {
        this.entry = entry;
        this.programme = programme;
        this.now = now;
        this.matters = matters;
    }

    List<ProgressEvent> all() {
        return List.copyOf(changes);
    }

    /**
     * Collects the events and returns the state that is published after them.
     *
     * @param standstill the order that suspends all work on the project; null: none
     */
    List<PublishedNodeState> compareWith(
            List<PublishedNodeState> published,
            List<PlannedNode> nodes,
            List<DeadlineRow> rows,
            List<PlannedNode> left,
            @Nullable Suspension standstill) {
        Map<String, PublishedNodeState> before = new LinkedHashMap<>();
        published.forEach(each -> before.put(each.nodeId(), each));
        var next = new ArrayList<PublishedNodeState>();
        standstill(before.remove(PROJECT), standstill, nodes, rows).ifPresent(next::add);
        for (var i = 0; i < rows.size(); i++) {
            var subject = subject(nodes.get(i));
            var row = rows.get(i);
            var matter = matters.apply(row);
            compare(before.remove(row.nodeId()), subject, row, matter);
            next.add(new PublishedNodeState(
                    row.nodeId(),
                    row.standing(),
                    row.dueVersion(),
                    row.dueDate(),
                    people(subject),
                    row.reportMissing(),
                    fingerprint(matter)));
        }
        var lastPlanned = new HashMap<String, PlannedNode>();
        left.forEach(node -> lastPlanned.put(node.nodeId(), node));
        before.values().forEach(removed -> publishRemoval(removed, lastPlanned.get(removed.nodeId())));
        return next;
    }

    /** Creates one event for the project instead of one per node. */
    private Optional<PublishedNodeState> standstill(
            @Nullable PublishedNodeState before,
            @Nullable Suspension standstill,
            List<PlannedNode> nodes,
            List<DeadlineRow> rows) {
        var first = IntStream.range(0, rows.size())
                .filter(i -> !rows.get(i).standing().isDone())
                .mapToObj(nodes::get)
                .findFirst();
        var answering = first.or(() -> nodes.stream().findFirst());
        if (answering.isEmpty()) {
            return Optional.ofNullable(before);
        }
        var order = first.isEmpty() ? null : standstill;
        var subject = subject(answering.get(), PROJECT, "");
        var zone = programme.zone().getId();
        if (order == null) {
            if (before != null) {
                changes.add(new ProjectStandstillChanged(subject, null, null, zone, now));
            }
            return Optional.empty();
        }
        var next = new PublishedNodeState(
                PROJECT, Standing.SUSPENDED, 0, order.from(), people(subject), false, order.suspensionId());
        if (!next.equals(before)) {
            changes.add(new ProjectStandstillChanged(subject, order.suspensionId(), order.from(), zone, now));
        }
        return Optional.of(next);
    }

    private void compare(
            @Nullable PublishedNodeState before, NodeSubject subject, DeadlineRow row, NodeMatters matter) {
        if (before == null || before.standing() != row.standing() || needsAnnouncement(before, subject, row)) {
            changes.add(new NodeStandingChanged(
                    subject,
                    row.dueVersion(),
                    row.dueDate(),
                    before == null ? null : before.standing(),
                    row.standing(),
                    row.light(),
                    row.overdueDays(),
                    row.forecastDate(),
                    row.completedOn(),
                    matter,
                    now));
        } else if (!fingerprint(matter).equals(before.matters()) || hasOtherDateOrPeople(before, subject, row)) {
            changes.add(new NodeMattersChanged(subject, row.dueVersion(), row.dueDate(), row.standing(), matter, now));
        }
        var wasMissing = before != null && before.reportMissing();
        if (row.reportMissing() && (!wasMissing || (before != null && hasOtherDateOrPeople(before, subject, row)))) {
            changes.add(new NodeReportMissed(subject, row.dueVersion(), row.lastReportedAt(), now));
        } else if (wasMissing && !row.reportMissing()) {
            changes.add(new NodeReportResumed(subject, row.dueVersion(), now));
        }
    }

    /**
     * Whether an unchanged standing must be published again: the standing calls for action, and the due date or the
     * people have changed.
     */
    private static boolean needsAnnouncement(PublishedNodeState before, NodeSubject subject, DeadlineRow row) {
        return switch (row.standing()) {
            case AT_RISK, DUE_SOON, OVERDUE -> hasOtherDateOrPeople(before, subject, row);
            case ON_TRACK, CLAIMED, SUSPENDED, DONE_ON_TIME, DONE_LATE -> false;
        };
    }

    private static boolean hasOtherDateOrPeople(PublishedNodeState before, NodeSubject subject, DeadlineRow row) {
        return before.dueVersion() != row.dueVersion()
                || !before.dueDate().equals(row.dueDate())
                || !before.people().equals(people(subject));
    }

    private void publishRemoval(PublishedNodeState removed, @Nullable PlannedNode lastPlanned) {
        if (lastPlanned == null) {
            return;
        }
        var subject = subject(lastPlanned);
        changes.add(new NodeStandingChanged(
                subject,
                removed.dueVersion(),
                removed.dueDate(),
                removed.standing(),
                (Standing) null,
                (Light) null,
                0,
                null,
                null,
                null,
                now));
        if (removed.reportMissing()) {
            changes.add(new NodeReportResumed(subject, removed.dueVersion(), now));
        }
    }

    private NodeSubject subject(PlannedNode node) {
        return subject(node, node.nodeId(), node.name());
    }

    private NodeSubject subject(PlannedNode node, String nodeId, String nodeName) {
        var responsibility = node.responsibility();
        return new NodeSubject(
                programme.programmeId(),
                programme.name(),
                entry.projectId(),
                entry.name(),
                nodeId,
                nodeName,
                entry.field(),
                entry.area(),
                entry.headquarters(),
                programme.leaderOf(entry.headquarters()),
                responsibility.owner(),
                responsibility.unit(),
                responsibility.leader() == null ? entry.leader() : responsibility.leader(),
                responsibility.supervisor());
    }

    /**
     * The stored text for comparing the further data of a node. Its format must not change: later fields are appended
     * only when they are set, so that stored values remain equal and nothing is published again.
     */
    private static String fingerprint(NodeMatters matters) {
        var text = new StringBuilder(
                "NodeMatters[zone=%s, signingDue=%s, returns=%d, extensionId=%s, extensionRequestedAt=%s]"
                        .formatted(
                                matters.zone(),
                                matters.signingDue(),
                                matters.returns(),
                                matters.extensionId(),
                                matters.extensionRequestedAt()));
        if (matters.progressPercent() != null) {
            text.append(", progressPercent=").append(matters.progressPercent());
        }
        if (matters.objectedAt() != null) {
            text.append(", objectedAt=").append(matters.objectedAt());
        }
        return text.toString();
    }

    private static String people(NodeSubject subject) {
        return Stream.of(
                        subject.owner().personId(),
                        subject.unit().unitId(),
                        id(subject.leader()),
                        id(subject.supervisor()),
                        id(subject.headquartersLeader()))
                .collect(Collectors.joining("|"));
    }

    private static String id(@Nullable PersonRef person) {
        return person == null ? "" : person.personId();
    }
}
