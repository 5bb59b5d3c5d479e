package city.renewal.progress.adapter.kafka;

import city.renewal.events.AlertEvent;
import city.renewal.events.NodeSubject;
import city.renewal.events.ProblemProgressEvent;
import city.renewal.events.ProblemSubject;
import city.renewal.events.ProgressEvent;
import city.renewal.progress.application.list.VisibilityTargets;
import city.renewal.starter.security.Visibility;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Payloads of the live stream: one flat object per event, whose {@code change} field names the kind of change. */
final class LiveData {
    /** Payload about a node. Fields that do not apply to the change are absent. */
    record Standing(
            String change,
            NodeSubject subject,
            int dueVersion,
            @Nullable LocalDate dueDate,
            city.renewal.events.@Nullable Standing from,
            city.renewal.events.@Nullable Standing to,
            city.renewal.events.@Nullable Light light,
            @Nullable Integer overdueDays,
            @Nullable LocalDate forecastDate,
            @Nullable LocalDate completedOn,
            @Nullable Instant lastReportedAt,
            Instant occurredAt) {}

    /**
     * Payload about a problem, sent under the same event name. Its subject has a {@code problemId} and no node name.
     */
    record ProblemStanding(
            String change,
            ProblemSubject subject,
            int dueVersion,
            LocalDate dueDate,
            city.renewal.events.@Nullable Standing from,
            city.renewal.events.@Nullable Standing to,
            city.renewal.events.@Nullable Light light,
            int overdueDays,
            int returns,
            int reopened,
            Instant occurredAt) {}

    record Alert(
            String change,
            String alertId,
            AlertEvent.AlertSubject subject,
            @Nullable String kind,
            @Nullable String severity,
            @Nullable Integer level,
            @Nullable String acknowledgedBy,
            Instant occurredAt) {}

    private LiveData() {}

    /** Returns null for events that the live stream does not show. */
    static @Nullable Standing of(ProgressEvent event) {
        return switch (event) {
            case ProgressEvent.NodeStandingChanged it ->
                new Standing(
                        "STANDING",
                        it.subject(),
                        it.dueVersion(),
                        it.dueDate(),
                        it.from(),
                        it.to(),
                        it.light(),
                        it.overdueDays(),
                        it.forecastDate(),
                        it.completedOn(),
                        null,
                        it.occurredAt());
            case ProgressEvent.NodeReportMissed it ->
                reportChange("REPORT_MISSED", it.subject(), it.dueVersion(), it.lastReportedAt(), it.occurredAt());
            case ProgressEvent.NodeReportResumed it ->
                reportChange("REPORT_RESUMED", it.subject(), it.dueVersion(), null, it.occurredAt());
            case ProgressEvent.NodeMattersChanged _, ProgressEvent.ProjectStandstillChanged _ -> null;
        };
    }

    static ProblemStanding of(ProblemProgressEvent event) {
        return switch (event) {
            case ProblemProgressEvent.ProblemStandingChanged it ->
                new ProblemStanding(
                        "PROBLEM_STANDING",
                        it.subject(),
                        it.dueVersion(),
                        it.dueDate(),
                        it.from(),
                        it.to(),
                        it.light(),
                        it.overdueDays(),
                        it.returns(),
                        it.reopened(),
                        it.occurredAt());
        };
    }

    private static Standing reportChange(
            String change, NodeSubject subject, int dueVersion, @Nullable Instant lastReportedAt, Instant occurredAt) {
        return new Standing(
                change, subject, dueVersion, null, null, null, null, null, null, null, lastReportedAt, occurredAt);
    }

    static Alert of(AlertEvent event) {
        return switch (event) {
            case AlertEvent.AlertRaised it ->
                new Alert(
                        "RAISED",
                        it.alertId(),
                        it.subject(),
                        it.kind(),
                        it.severity(),
                        it.level(),
                        null,
                        it.occurredAt());
            case AlertEvent.AlertEscalated it ->
                new Alert("ESCALATED", it.alertId(), it.subject(), null, null, it.level(), null, it.occurredAt());
            case AlertEvent.AlertAcknowledged it ->
                new Alert(
                        "ACKNOWLEDGED",
                        it.alertId(),
                        it.subject(),
                        null,
                        null,
                        null,
                        it.acknowledgedBy(),
                        it.occurredAt());
            case AlertEvent.AlertResolved it ->
                new Alert("RESOLVED", it.alertId(), it.subject(), null, null, null, null, it.occurredAt());
        };
    }

    static Visibility.Target target(ProblemSubject subject) {
        return VisibilityTargets.ofItem(subject.area(), subject.unit(), subject.owner(), subject.leader(), null);
    }

    static Visibility.Target target(NodeSubject subject) {
        return VisibilityTargets.ofItem(subject.area(), subject.unit(), subject.owner(), subject.leader(), null);
    }

    static Visibility.Target target(AlertEvent.AlertSubject subject) {
        return VisibilityTargets.ofItem(subject.area(), subject.unit(), subject.owner(), subject.leader(), null);
    }
}
