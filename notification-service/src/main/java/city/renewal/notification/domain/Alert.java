package city.renewal.notification.domain;

import city.renewal.events.AlertEvent;
import city.renewal.events.AlertEvent.AlertSubject;
import city.renewal.events.NodeSubject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One overdue node at one due version, from the first message to the answer or the end of the matter.
 *
 * <p>Open until resolved. While it is open and nobody acknowledged it, {@code nextStepAt} says when it climbs; at the
 * top of the ladder there is no next step, and the supervision office keeps it. A node that is overdue again at the same
 * due version opens the same alert again, on the level that it had reached.
 *
 * @param level highest {@link Rung} that was told
 * @param standingSequence sequence of the last change of standing that it took in; an older one has no effect
 * @param nextStepAt in the domain's time
 */
public record Alert(
        String alertId,
        AlertKind kind,
        Severity severity,
        int level,
        NodeSubject subject,
        int dueVersion,
        LocalDate dueDate,
        Instant raisedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable String acknowledgementNote,
        @Nullable Instant resolvedAt,
        @Nullable Resolution resolution,
        List<Notified> notified,
        @Nullable Instant nextStepAt,
        long standingSequence) {
    public Alert {
        notified = List.copyOf(notified);
    }

    /** What became of an alert, and the facts to tell. */
    public record Changed(Alert alert, List<AlertEvent> events) {
        public Changed {
            events = List.copyOf(events);
        }
    }

    public boolean isOpen() {
        return resolvedAt == null;
    }

    public boolean hasRecorded(Decision decision) {
        return notified.stream().anyMatch(record -> record.messageId().equals(decision.messageId()));
    }

    /** The first record of a new alert: who was told, and when it climbs if nobody answers. */
    public static Changed raised(Decision decision, Instant nextStepAt, Instant now) {
        var matter = decision.matter();
        var alert = new Alert(
                decision.alertId(),
                matter.kind(),
                Severity.CRITICAL,
                decision.step().level(),
                matter.subject(),
                matter.dueVersion(),
                matter.dueDate(),
                now,
                null,
                null,
                null,
                null,
                null,
                List.of(decision.record(now)),
                nextStepAt,
                matter.sequence());
        return new Changed(alert, List.of(alert.raisedEvent(now)));
    }

    /** The record of a further level: who was told now, even if somebody answered in the same moment. */
    public Changed climbed(Decision decision, Instant nextStepAt, Instant now) {
        var climbed = new Builder(this);
        climbed.level = Math.max(level, decision.step().level());
        climbed.notified = Stream.concat(notified.stream(), Stream.of(decision.record(now)))
                .toList();
        var climbsOn = isOpen() && acknowledgedAt == null && decision.step().rung() != Rung.SUPERVISION_OFFICE;
        climbed.nextStepAt = climbsOn ? nextStepAt : null;
        var alert = climbed.build();
        return new Changed(
                alert, List.of(new AlertEvent.AlertEscalated(alertId, alert.alertSubject(), alert.level, now)));
    }

    /** The ladder ended earlier than expected, because whoever stood above was told already. */
    public Alert atTheTop() {
        var top = new Builder(this);
        top.nextStepAt = null;
        return top.build();
    }

    /** Somebody answered: it climbs no further. A second answer changes nothing. */
    public Optional<Changed> acknowledged(String by, @Nullable String note, Instant now) {
        if (acknowledgedAt != null || !isOpen()) {
            return Optional.empty();
        }
        var answered = new Builder(this);
        answered.acknowledgedAt = now;
        answered.acknowledgedBy = by;
        answered.acknowledgementNote = note;
        answered.nextStepAt = null;
        var alert = answered.build();
        return Optional.of(
                new Changed(alert, List.of(new AlertEvent.AlertAcknowledged(alertId, alert.alertSubject(), by, now))));
    }

    /** Takes in that the node is (still, or again) overdue at this due version. */
    public Changed overdue(Matter matter, Instant nextStepAt, Instant now) {
        if (matter.sequence() <= standingSequence) {
            return new Changed(this, List.of());
        }
        var seen = new Builder(this);
        seen.standingSequence = matter.sequence();
        seen.subject = matter.subject();
        seen.dueDate = matter.dueDate();
        if (isOpen()) {
            return new Changed(seen.build(), List.of());
        }
        seen.resolvedAt = null;
        seen.resolution = null;
        seen.acknowledgedAt = null;
        seen.acknowledgedBy = null;
        seen.acknowledgementNote = null;
        seen.nextStepAt = level == Rung.SUPERVISION_OFFICE.level() ? null : nextStepAt;
        var alert = seen.build();
        return new Changed(alert, List.of(alert.raisedEvent(now)));
    }

    /** Takes in that the node is no longer overdue at this due version. */
    public Changed resolved(Resolution reason, long sequence, Instant now) {
        if (sequence <= standingSequence || !isOpen()) {
            return new Changed(this, List.of());
        }
        var ended = new Builder(this);
        ended.standingSequence = sequence;
        ended.resolvedAt = now;
        ended.resolution = reason;
        ended.nextStepAt = null;
        var alert = ended.build();
        return new Changed(
                alert, List.of(new AlertEvent.AlertResolved(alertId, alert.alertSubject(), reason.name(), now)));
    }

    private AlertEvent raisedEvent(Instant now) {
        return new AlertEvent.AlertRaised(
                alertId, alertSubject(), kind.name(), severity.name(), level, dueVersion, now);
    }

    private AlertSubject alertSubject() {
        return new AlertSubject(
                subject.programme(),
                subject.projectId(),
                subject.nodeId(),
                subject.area(),
                subject.field(),
                subject.headquarters(),
                subject.unit(),
                subject.owner(),
                subject.leader());
    }

    /** A copy in the making; never leaves this class. */
    private static final class Builder {
        private final Alert before;
        private int level;
        private NodeSubject subject;
        private LocalDate dueDate;
        private @Nullable Instant acknowledgedAt;
        private @Nullable String acknowledgedBy;
        private @Nullable String acknowledgementNote;
        private @Nullable Instant resolvedAt;
        private @Nullable Resolution resolution;
        private List<Notified> notified;
        private @Nullable Instant nextStepAt;
        private long standingSequence;

        Builder(Alert alert) {
            before = alert;
            level = alert.level;
            subject = alert.subject;
            dueDate = alert.dueDate;
            acknowledgedAt = alert.acknowledgedAt;
            acknowledgedBy = alert.acknowledgedBy;
            acknowledgementNote = alert.acknowledgementNote;
            resolvedAt = alert.resolvedAt;
            resolution = alert.resolution;
            notified = alert.notified;
            nextStepAt = alert.nextStepAt;
            standingSequence = alert.standingSequence;
        }

        Alert build() {
            return new Alert(
                    before.alertId,
                    before.kind,
                    before.severity,
                    level,
                    subject,
                    before.dueVersion,
                    dueDate,
                    before.raisedAt,
                    acknowledgedAt,
                    acknowledgedBy,
                    acknowledgementNote,
                    resolvedAt,
                    resolution,
                    notified,
                    nextStepAt,
                    standingSequence);
        }
    }
}
