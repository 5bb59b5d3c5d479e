package city.renewal.notification.domain.alert;

import city.renewal.events.AlertEvent;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.Resolution;
import city.renewal.notification.domain.condition.Severity;
import city.renewal.notification.domain.escalation.EscalationPolicy;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.recipient.Notified;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An alert about one condition of a subject, such as a node that is overdue at one due version, from the first message until
 * it is resolved.
 *
 * <p>Open until resolved. While it is open, {@code nextStepAt} says when it escalates, or, after an acknowledgement, when the
 * acknowledgement expires; at the highest level there is no next step, and the supervision office keeps it. While the node is
 * claimed as done the alert waits, and continues afterwards as if its clock had never stopped. A node that is overdue again at
 * the same due version reopens the same alert, on the level that it had reached.
 *
 * @param level number of the highest {@link EscalationLevel} that was notified; 0 before the first notification
 * @param policyId of the policy by which it escalates
 * @param claimed whether the unit says that the node is done, and the claim is not checked yet
 * @param trace the verdicts of the pipeline's stages, run by run, the oldest first; a long trace leaves out runs from the
 *     middle
 * @param standingSequence sequence of the last change of standing that it took in; an older one has no effect
 * @param nextStepAt in the domain's time
 * @param occurrence distinguishes several alerts of one kind on one node; null where there is one
 * @param acknowledgedAs the address for which it was acknowledged: the person's own, or a tray's
 * @param reviewAt when it is due for a review, because its people changed or their directory entries did; null: it is not due
 * @param progressPercent the highest progress that renewed the present acknowledgement; null: none did
 * @param detail further text, such as the reason of an objection
 * @param outgoing the decisions that were recorded and are not known to be carried out; they are removed after that
 */
public record Alert(
        String alertId,
        AlertKind kind,
        Severity severity,
        int level,
        String policyId,
        AlertSubject subject,
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
        boolean claimed,
        long standingSequence,
        List<Trace> trace,
        @Nullable String occurrence,
        @Nullable String acknowledgedAs,
        @Nullable Instant reviewAt,
        @Nullable Integer progressPercent,
        @Nullable String detail,
        @Nullable List<Decision> outgoing) {
    public Alert {
        notified = List.copyOf(notified);
        trace = List.copyOf(trace);
        outgoing = List.copyOf(Objects.requireNonNullElse(outgoing, List.of()));
    }

    /** An alert after a change, and the facts to publish. */
    public record Changed(Alert alert, List<AlertEvent> events) {
        public Changed {
            events = List.copyOf(events);
        }
    }

    public boolean isOpen() {
        return resolvedAt == null;
    }

    @Override
    public List<Decision> outgoing() {
        return Objects.requireNonNullElse(outgoing, List.of());
    }

    /** Without the decisions with these message ids among the outgoing: they were carried out. */
    public Alert carriedOut(Collection<String> messageIds) {
        var draft = new AlertDraft(this);
        draft.outgoing = outgoing().stream()
                .filter(decision -> !messageIds.contains(decision.messageId()))
                .toList();
        return draft.build();
    }

    public boolean hasRecorded(Decision decision) {
        return notified.stream().anyMatch(record -> record.messageId().equals(decision.messageId()));
    }

    /** The condition that it is about, as of the newest fact. */
    public AlertCandidate candidate() {
        return new AlertCandidate(kind, subject, dueVersion, dueDate, standingSequence, severity, occurrence, detail);
    }

    /** The addresses that were notified. */
    public List<String> notifiedAddresses() {
        return notified.stream().map(Notified::personId).toList();
    }

    /** When it escalates unless it is acknowledged, or when an acknowledgement expires; null while it waits for no time. */
    public @Nullable Instant escalatesAt() {
        return isOpen() && !claimed ? nextStepAt : null;
    }

    /** When the sweep has to process it; null while nothing can be due. */
    public @Nullable Instant dueAt() {
        if (!isOpen() || claimed) {
            return null;
        }
        if (nextStepAt == null || reviewAt == null) {
            return nextStepAt == null ? reviewAt : nextStepAt;
        }
        return reviewAt.isBefore(nextStepAt) ? reviewAt : nextStepAt;
    }

    public boolean isReviewDue(Instant now) {
        return reviewAt != null && !reviewAt.isAfter(now);
    }

    /** A new alert with its first recipient, and when it escalates unless it is acknowledged. */
    public static Changed raised(Decision decision, @Nullable Instant nextStepAt, List<Trace> traces, Instant now) {
        var fresh = AlertDraft.of(decision.candidate(), decision.policyId(), now);
        fresh.level = decision.step().level();
        fresh.record(decision, now);
        fresh.nextStepAt = nextStepAt;
        traces.forEach(fresh::add);
        var alert = fresh.build();
        return new Changed(alert, List.of(alert.raisedEvent(now)));
    }

    /** A new alert that is held back: no notification before it is processed again. */
    public static Changed held(AlertCandidate candidate, @Nullable Instant until, Trace trace, Instant now) {
        var held = AlertDraft.of(candidate, EscalationPolicy.DEFAULT, now);
        held.nextStepAt = until;
        held.add(trace);
        var alert = held.build();
        return new Changed(alert, List.of(alert.raisedEvent(now)));
    }

    /**
     * An alert that a crash, or a stalled instance, kept from being written while its condition held. It is stored closed, so
     * that an instance that is late with raising it finds its id taken.
     */
    public static Changed over(AlertCandidate candidate, Resolution reason, Instant now) {
        var held =
                held(candidate, null, Trace.of(now, 0, StageVerdict.passed(Stage.ESCALATE, "so before a crash")), now);
        var over = new AlertDraft(held.alert);
        over.resolvedAt = now;
        over.resolution = reason;
        over.add(Trace.of(now, 0, new StageVerdict(Stage.ESCALATE, StopReason.RESOLVED, reason.name(), null)));
        var alert = over.build();
        return new Changed(
                alert,
                List.of(
                        alert.raisedEvent(now),
                        new AlertEvent.AlertResolved(
                                alert.alertId, alert.subject().fact(), reason.name(), now)));
    }

    /** Records the notification of a further level, even if the alert was acknowledged at the same moment. */
    public Changed escalated(Decision decision, @Nullable Instant nextStepAt, List<Trace> traces, Instant now) {
        var escalated = new AlertDraft(this);
        escalated.level = Math.max(level, decision.step().level());
        escalated.policyId = decision.policyId();
        escalated.record(decision, now);
        if (isOpen() && acknowledgedAt == null) {
            escalated.nextStepAt = nextStepAt;
        }
        traces.forEach(escalated::add);
        var alert = escalated.build();
        return new Changed(
                alert,
                List.of(new AlertEvent.AlertEscalated(alertId, alert.subject().fact(), alert.level, now)));
    }

    /**
     * Records the notification of a new responsible person on a level that was reached before. The time of the next
     * escalation stays.
     *
     * @param nextReviewAt when the next new responsible person is to be notified; null: there is none
     */
    public Alert handedOver(Decision decision, @Nullable Instant nextReviewAt, List<Trace> traces, Instant now) {
        var draft = new AlertDraft(this);
        draft.record(decision, now);
        draft.reviewAt = nextReviewAt;
        traces.forEach(draft::add);
        return draft.build();
    }

    /** With the time of the next review; null: none. */
    public Alert reviewedAt(@Nullable Instant at, List<Trace> traces) {
        var reviewed = new AlertDraft(this);
        reviewed.reviewAt = at;
        traces.forEach(reviewed::add);
        return reviewed.build();
    }

    /** Escalates at once, because no responsible person on its level can act on it. */
    public Alert goingOn(Trace trace) {
        var going = new AlertDraft(this);
        going.unanswer();
        going.nextStepAt = trace.at();
        going.add(trace);
        return going.build();
    }

    /** A stage stopped it: it waits until then, or has no next step. */
    public Alert stopped(@Nullable Instant until, Trace trace) {
        var waiting = new AlertDraft(this);
        waiting.nextStepAt = until;
        waiting.add(trace);
        return waiting.build();
    }

    /**
     * Acknowledged: it does not escalate until the acknowledgement expires. A second acknowledgement changes nothing.
     *
     * @param as the address for which it is acknowledged
     */
    public Optional<Changed> acknowledged(String by, String as, @Nullable String note, Instant runsOutAt, Instant now) {
        if (acknowledgedAt != null || !isOpen()) {
            return Optional.empty();
        }
        var answered = new AlertDraft(this);
        answered.acknowledgedAt = now;
        answered.acknowledgedBy = by;
        answered.acknowledgedAs = as;
        answered.progressPercent = null;
        answered.acknowledgementNote = note;
        answered.nextStepAt = runsOutAt;
        answered.add(Trace.of(
                now,
                level,
                new StageVerdict(Stage.ESCALATE, StopReason.ACKNOWLEDGED, "acknowledged by " + by, runsOutAt)));
        var alert = answered.build();
        return Optional.of(new Changed(
                alert,
                List.of(new AlertEvent.AlertAcknowledged(
                        alertId, alert.subject().fact(), by, now))));
    }

    /** Without an expired acknowledgement: the node is still overdue, and no claim is pending. */
    public Alert withoutStaleAnswer(Instant now) {
        if (acknowledgedAt == null || nextStepAt == null || nextStepAt.isAfter(now) || claimed) {
            return this;
        }
        var unanswered = new AlertDraft(this);
        unanswered.unanswer();
        unanswered.add(Trace.of(
                now,
                level,
                StageVerdict.passed(
                        Stage.ESCALATE,
                        "the acknowledgement of %s at %s ran out".formatted(acknowledgedBy, acknowledgedAt))));
        return unanswered.build();
    }

    /**
     * More progress than before renews an acknowledgement until then. It does so once for each percentage, so that reports
     * that go up and down gain nothing.
     */
    public Alert progressed(int percent, Instant runsOutAt, Instant now) {
        var isNews = progressPercent == null || percent > progressPercent;
        var isOver = nextStepAt == null || !nextStepAt.isAfter(now);
        if (!isOpen() || acknowledgedAt == null || isOver || !isNews) {
            return this;
        }
        var renewed = new AlertDraft(this);
        renewed.progressPercent = percent;
        renewed.nextStepAt = runsOutAt;
        renewed.add(Trace.of(
                now,
                level,
                new StageVerdict(
                        Stage.ESCALATE,
                        StopReason.ACKNOWLEDGED,
                        "progress of %d percent renews the acknowledgement of %s".formatted(percent, acknowledgedBy),
                        runsOutAt)));
        return renewed.build();
    }

    /** The node is claimed as done: nothing is due until the claim is checked. */
    public Alert claimed(long sequence, Instant now) {
        if (sequence <= standingSequence || !isOpen()) {
            return this;
        }
        var waiting = new AlertDraft(this);
        waiting.standingSequence = sequence;
        waiting.claimed = true;
        waiting.add(Trace.of(
                now, level, new StageVerdict(Stage.ESCALATE, StopReason.CLAIMED, "the node is claimed as done", null)));
        return waiting.build();
    }

    /**
     * Its condition holds, still or again. When its people changed, the new responsible people are to be notified, and an
     * acknowledgement by somebody who is no longer responsible is void.
     */
    public Changed stillSo(AlertCandidate candidate, @Nullable Instant goesOnAt, Instant now) {
        if (candidate.sequence() <= standingSequence) {
            return new Changed(this, List.of());
        }
        var seen = new AlertDraft(this);
        seen.standingSequence = candidate.sequence();
        seen.subject = candidate.subject();
        seen.dueDate = candidate.dueDate();
        seen.claimed = false;
        seen.detail = candidate.detail();
        var people = Responsible.of(candidate.subject());
        if (level > 0 && !people.equals(Responsible.of(subject))) {
            seen.reviewAt = now;
            if (acknowledgedAt != null && !people.mayHold(this)) {
                seen.unanswer();
                seen.nextStepAt = goesOnAt;
                seen.add(Trace.of(
                        now,
                        level,
                        StageVerdict.passed(
                                Stage.ESCALATE,
                                "the acknowledgement of %s no longer counts: others answer for it now"
                                        .formatted(acknowledgedBy))));
            }
        }
        if (claimed) {
            seen.add(Trace.of(now, level, StageVerdict.passed(Stage.ESCALATE, "the claim was returned")));
        }
        if (isOpen()) {
            return new Changed(seen.build(), List.of());
        }
        seen.resolvedAt = null;
        seen.resolution = null;
        seen.unanswer();
        seen.nextStepAt = goesOnAt;
        seen.add(Trace.of(now, level, StageVerdict.passed(Stage.ESCALATE, "so again, of the same due version")));
        var alert = seen.build();
        return new Changed(alert, List.of(alert.raisedEvent(now)));
    }

    /** Its condition no longer holds. */
    public Changed resolved(Resolution reason, long sequence, Instant now) {
        if (sequence <= standingSequence || !isOpen()) {
            return new Changed(this, List.of());
        }
        var ended = new AlertDraft(this);
        ended.standingSequence = sequence;
        ended.resolvedAt = now;
        ended.resolution = reason;
        ended.nextStepAt = null;
        ended.reviewAt = null;
        ended.claimed = false;
        ended.add(Trace.of(now, level, new StageVerdict(Stage.ESCALATE, StopReason.RESOLVED, reason.name(), null)));
        var alert = ended.build();
        return new Changed(
                alert,
                List.of(new AlertEvent.AlertResolved(alertId, alert.subject().fact(), reason.name(), now)));
    }

    /** Resolves it, and makes commands of older revisions ineffective, also when it is resolved already. */
    public Changed closed(Resolution reason, long sequence, Instant now) {
        if (isOpen() || sequence <= standingSequence) {
            return resolved(reason, sequence, now);
        }
        var heard = new AlertDraft(this);
        heard.standingSequence = sequence;
        return new Changed(heard.build(), List.of());
    }

    private AlertEvent raisedEvent(Instant now) {
        return new AlertEvent.AlertRaised(
                alertId, subject.fact(), kind.name(), severity.name(), level, dueVersion, now);
    }
}
