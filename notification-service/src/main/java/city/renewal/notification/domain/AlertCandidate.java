package city.renewal.notification.domain;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A condition that holds for a subject and may need an alert; an alert is raised from it.
 *
 * @param dueDate of the subject; of a project, since when it is so
 * @param sequence orders what is said of one alert; an older one has no effect
 * @param severity null: as the kind has it
 * @param occurrence tells several alerts of one kind apart, such as the days before a date; empty where there is one
 * @param detail what is said of it besides, such as the reason of an objection; null: nothing
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

    /** The same, as grave as the rules have it. */
    public AlertCandidate graded(Severity by) {
        return new AlertCandidate(kind, subject, dueVersion, dueDate, sequence, by, occurrence, detail);
    }

    public String alertId() {
        return AlertIds.alert(subject, kind, dueVersion, occurrence());
    }

    /** The decision to tell that level of it. */
    public String decisionId(int level) {
        return AlertIds.decision(subject, kind, dueVersion, occurrence(), level);
    }

    /** What a message says of it at a level. */
    public Line line(int level) {
        return new Line(alertId(), kind.messageKind(), severity(), level, subject, dueVersion, dueDate, detail);
    }
}
