package city.renewal.notification.domain;

import java.time.Instant;

/** The decision to tell somebody of a matter: there is one per node, due version and level, whoever makes it. */
public record Decision(Matter matter, Ladder.Step step) {
    public String decisionId() {
        var subject = matter.subject();
        return AlertIds.decision(subject.projectId(), subject.nodeId(), matter.dueVersion(), step.level());
    }

    public String alertId() {
        return matter.alertId();
    }

    public String messageId() {
        return AlertIds.message(decisionId(), step.recipient().address());
    }

    /** What goes to the recipient. */
    public Message message(Instant now) {
        return new Message(
                messageId(),
                step.recipient().address(),
                step.recipient().name(),
                alertId(),
                matter.kind(),
                Severity.CRITICAL,
                step.level(),
                matter.subject(),
                matter.dueVersion(),
                matter.dueDate(),
                now);
    }

    Notified record(Instant now) {
        return new Notified(step.recipient().address(), step.level(), now, messageId());
    }
}
