package city.renewal.notification.domain.condition;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A condition that holds for a subject and may need an alert; an alert is raised from it.
 *
 * @param dueDate of the subject; of a project, since when it is so
 * @param sequence orders the commands for one alert; an older one has no effect
 * @param severity null: as the kind has it
 * @param occurrence distinguishes several alerts of one kind, such as the days before a date; empty where there is one
 * @param detail further text, such as the reason of an objection; null: none
 */
public record AlertCandidate(
        AlertKind kind,
        AlertSubject subject,
        int dueVersion,
        LocalDate dueDate,
        long sequence,
        @Nullable Severity severity,
        @Nullable String occurrence,
        @Nullable String detail) {
    public AlertCandidate {
        severity = severity == null ? kind.severity() : severity;
        occurrence = Objects.requireNonNullElse(occurrence, "");
    }

    public AlertCandidate(AlertKind kind, AlertSubject subject, int dueVersion, LocalDate dueDate, long sequence) {
        this(kind, subject, dueVersion, dueDate, sequence, null, null, null);
    }

    @Override
    public Severity severity() {
        return severity == null ? kind.severity() : severity;
    }

    @Override
    public String occurrence() {
        return Objects.requireNonNullElse(occurrence, "");
    }

    /** With the severity that the rules give it. */
    public AlertCandidate graded(Severity by) {
        return new AlertCandidate(kind, subject, dueVersion, dueDate, sequence, by, occurrence, detail);
    }

    public String alertId() {
        return AlertIds.alert(subject, kind, dueVersion, occurrence());
    }

    /** Id of the decision to notify that level. */
    public String decisionId(int level) {
        return AlertIds.decision(subject, kind, dueVersion, occurrence(), level);
    }

    /** Its line in a message at a level. */
    public MessageLine line(int level) {
        return new MessageLine(alertId(), kind.messageKind(), severity(), level, subject, dueVersion, dueDate, detail);
    }
}
