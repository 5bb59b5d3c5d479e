package city.renewal.notification.domain;

import city.renewal.events.NodeSubject;
import java.time.LocalDate;

/**
 * What somebody may have to be told: a node that is overdue at a due version.
 *
 * @param sequence of the change of standing that says so, counted per project
 */
public record Matter(AlertKind kind, NodeSubject subject, int dueVersion, LocalDate dueDate, long sequence) {
    public Severity severity() {
        return kind.severity();
    }

    public String alertId() {
        return AlertIds.alert(subject.projectId(), subject.nodeId(), dueVersion);
    }
}
