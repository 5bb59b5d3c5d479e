package city.renewal.progress.domain;

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

/** Finds what is to be said about a project's nodes, given what was said before. */
final class Changes {
    /** Stands for the project as a whole where a node's id stands. */
    private static final String PROJECT = "";

    private final ProjectEntry entry;
    private final Programme programme;
    private final Instant now;
    private final Function<DeadlineRow, NodeMatters> matters;
    private final List<ProgressEvent> changes = new ArrayList<>();

    /** @param matters of a row's node */
    Changes(ProjectEntry entry, Programme programme, Instant now, Function<DeadlineRow, NodeMatters> matters) {
        this.entry = entry;
        this.programme = programme;
        this.now = now;
        this.matters = matters;
    }

    List<ProgressEvent> all() {
        return List.copyOf(changes);
    }

    /**
     * Compares, and answers with what is remembered from now on.
     *
     * @param standstill the order by which all work on the project stands still; null: it does not
     */
    List<NodeMemory> since(
            List<NodeMemory> memory,
            List<PlannedNode> nodes,
            List<DeadlineRow> rows,
            List<PlannedNode> left,
            @Nullable Suspension standstill) {
        Map<String, NodeMemory> before = new LinkedHashMap<>();
        memory.forEach(each -> before.put(each.nodeId(), each));
        var remembered = new ArrayList<NodeMemory>();
        standstill(before.remove(PROJECT), standstill, nodes, rows).ifPresent(remembered::add);
        for (var i = 0; i < rows.size(); i++) {
            var subject = subject(nodes.get(i));
            var row = rows.get(i);
            var matter = matters.apply(row);
            compare(before.remove(row.nodeId()), subject, row, matter);
            remembered.add(new NodeMemory(
                    row.nodeId(),
                    row.standing(),
                    row.dueVersion(),
                    row.dueDate(),
                    people(subject),
                    row.reportMissing(),
                    said(matter)));
        }
        var lastPlanned = new HashMap<String, PlannedNode>();
        left.forEach(node -> lastPlanned.put(node.nodeId(), node));
        before.values().forEach(gone -> leave(gone, lastPlanned.get(gone.nodeId())));
        return remembered;
    }

    /** Said once for the project, not for each of its nodes. */
    private Optional<NodeMemory> standstill(
            @Nullable NodeMemory before,
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
        var next = new NodeMemory(
                PROJECT, Standing.SUSPENDED, 0, order.from(), people(subject), false, order.suspensionId());
        if (!next.equals(before)) {
            changes.add(new ProjectStandstillChanged(subject, order.suspensionId(), order.from(), zone, now));
        }
        return Optional.of(next);
    }

    private void compare(@Nullable NodeMemory before, NodeSubject subject, DeadlineRow row, NodeMatters matter) {
        if (before == null || before.standing() != row.standing() || concernsOthers(before, subject, row)) {
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
        } else if (!said(matter).equals(before.matters()) || isElsewhere(before, subject, row)) {
            changes.add(new NodeMattersChanged(subject, row.dueVersion(), row.dueDate(), row.standing(), matter, now));
        }
        var wasMissing = before != null && before.reportMissing();
        if (row.reportMissing() && (!wasMissing || (before != null && isElsewhere(before, subject, row)))) {
            changes.add(new NodeReportMissed(subject, row.dueVersion(), row.lastReportedAt(), now));
        } else if (wasMissing && !row.reportMissing()) {
            changes.add(new NodeReportResumed(subject, row.dueVersion(), now));
        }
    }

    /** The same standing, but of another date or before other people, while it needs somebody. */
    private static boolean concernsOthers(NodeMemory before, NodeSubject subject, DeadlineRow row) {
        return switch (row.standing()) {
            case AT_RISK, DUE_SOON, OVERDUE -> isElsewhere(before, subject, row);
            case ON_TRACK, CLAIMED, SUSPENDED, DONE_ON_TIME, DONE_LATE -> false;
        };
    }

    private static boolean isElsewhere(NodeMemory before, NodeSubject subject, DeadlineRow row) {
        return before.dueVersion() != row.dueVersion()
                || !before.dueDate().equals(row.dueDate())
                || !before.people().equals(people(subject));
    }

    private void leave(NodeMemory gone, @Nullable PlannedNode lastPlanned) {
        if (lastPlanned == null) {
            return;
        }
        var subject = subject(lastPlanned);
        changes.add(new NodeStandingChanged(
                subject,
                gone.dueVersion(),
                gone.dueDate(),
                gone.standing(),
                (Standing) null,
                (Light) null,
                0,
                null,
                null,
                null,
                now));
        if (gone.reportMissing()) {
            changes.add(new NodeReportResumed(subject, gone.dueVersion(), now));
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
     * What is remembered of a node's matters, in the form in which it always was: what came later is added only where there
     * is something to say, so that nothing is said anew of nodes of which it was said before.
     */
    private static String said(NodeMatters matters) {
        var said = new StringBuilder(
                "NodeMatters[zone=%s, signingDue=%s, returns=%d, extensionId=%s, extensionRequestedAt=%s]"
                        .formatted(
                                matters.zone(),
                                matters.signingDue(),
                                matters.returns(),
                                matters.extensionId(),
                                matters.extensionRequestedAt()));
        if (matters.progressPercent() != null) {
            said.append(", progressPercent=").append(matters.progressPercent());
        }
        if (matters.objectedAt() != null) {
            said.append(", objectedAt=").append(matters.objectedAt());
        }
        return said.toString();
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
