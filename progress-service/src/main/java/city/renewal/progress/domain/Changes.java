package city.renewal.progress.domain;

import city.renewal.events.Light;
import city.renewal.events.NodeSubject;
import city.renewal.events.PersonRef;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProgressEvent;
import city.renewal.events.ProgressEvent.NodeReportMissed;
import city.renewal.events.ProgressEvent.NodeReportResumed;
import city.renewal.events.ProgressEvent.NodeStandingChanged;
import city.renewal.events.ProjectEntry;
import city.renewal.events.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what is to be said about a project's nodes, given what was said before. */
final class Changes {
    private final ProjectEntry entry;
    private final Programme programme;
    private final Instant now;
    private final List<ProgressEvent> changes = new ArrayList<>();

    Changes(ProjectEntry entry, Programme programme, Instant now) {
        this.entry = entry;
        this.programme = programme;
        this.now = now;
    }

    List<ProgressEvent> all() {
        return List.copyOf(changes);
    }

    /** Compares, and answers with what is remembered from now on. */
    List<NodeMemory> since(
            List<NodeMemory> memory, List<PlannedNode> nodes, List<DeadlineRow> rows, List<PlannedNode> left) {
        Map<String, NodeMemory> before = new LinkedHashMap<>();
        memory.forEach(each -> before.put(each.nodeId(), each));
        var remembered = new ArrayList<NodeMemory>();
        for (var i = 0; i < rows.size(); i++) {
            var subject = subject(nodes.get(i));
            var row = rows.get(i);
            compare(before.remove(row.nodeId()), subject, row);
            remembered.add(new NodeMemory(
                    row.nodeId(),
                    row.standing(),
                    row.dueVersion(),
                    row.dueDate(),
                    people(subject),
                    row.reportMissing()));
        }
        var lastPlanned = new HashMap<String, PlannedNode>();
        left.forEach(node -> lastPlanned.put(node.nodeId(), node));
        before.values().forEach(gone -> leave(gone, lastPlanned.get(gone.nodeId())));
        return remembered;
    }

    private void compare(@Nullable NodeMemory before, NodeSubject subject, DeadlineRow row) {
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
                    now));
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
                now));
        if (gone.reportMissing()) {
            changes.add(new NodeReportResumed(subject, gone.dueVersion(), now));
        }
    }

    private NodeSubject subject(PlannedNode node) {
        var responsibility = node.responsibility();
        return new NodeSubject(
                programme.programmeId(),
                programme.name(),
                entry.projectId(),
                entry.name(),
                node.nodeId(),
                node.name(),
                entry.field(),
                entry.area(),
                entry.headquarters(),
                programme.leaderOf(entry.headquarters()),
                responsibility.owner(),
                responsibility.unit(),
                responsibility.leader() == null ? entry.leader() : responsibility.leader(),
                responsibility.supervisor());
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
