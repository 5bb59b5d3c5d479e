package city.renewal.notification.domain.alert;

import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.Resolution;
import city.renewal.notification.domain.recipient.Notified;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A copy of an alert in the making. Not thread-safe. */
final class AlertDraft {
    private static final int LONGEST_TRACE = 60;
    private static final int KEPT_FROM_THE_START = 20;

    private final Alert before;
    int level;
    String policyId;
    AlertSubject subject;
    LocalDate dueDate;

    @Nullable
    Instant acknowledgedAt;

    @Nullable
    String acknowledgedBy;

    @Nullable
    String acknowledgedAs;

    @Nullable
    String acknowledgementNote;

    @Nullable
    Instant resolvedAt;

    @Nullable
    Resolution resolution;

    List<Notified> notified;

    @Nullable
    Instant nextStepAt;

    @Nullable
    Instant reviewAt;

    @Nullable
    Integer progressPercent;

    @Nullable
    String detail;

    List<Decision> outgoing;
    boolean claimed;
    long standingSequence;
    private final List<Trace> trace;

    AlertDraft(Alert alert) {
        before = alert;
        level = alert.level();
        policyId = alert.policyId();
        subject = alert.subject();
        dueDate = alert.dueDate();
        acknowledgedAt = alert.acknowledgedAt();
        acknowledgedBy = alert.acknowledgedBy();
        acknowledgedAs = alert.acknowledgedAs();
        acknowledgementNote = alert.acknowledgementNote();
        resolvedAt = alert.resolvedAt();
        resolution = alert.resolution();
        notified = alert.notified();
        nextStepAt = alert.nextStepAt();
        reviewAt = alert.reviewAt();
        progressPercent = alert.progressPercent();
        detail = alert.detail();
        outgoing = alert.outgoing();
        claimed = alert.claimed();
        standingSequence = alert.standingSequence();
        trace = new ArrayList<>(alert.trace());
    }

    /** A new alert without notifications. */
    static AlertDraft of(AlertCandidate candidate, String policyId, Instant now) {
        return new AlertDraft(new Alert(
                candidate.alertId(),
                candidate.kind(),
                candidate.severity(),
                0,
                policyId,
                candidate.subject(),
                candidate.dueVersion(),
                candidate.dueDate(),
                now,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                false,
                candidate.sequence(),
                List.of(),
                candidate.occurrence().isEmpty() ? null : candidate.occurrence(),
                null,
                null,
                null,
                candidate.detail(),
                List.of()));
    }

    /** Without the acknowledgement. */
    void unanswer() {
        acknowledgedAt = null;
        acknowledgedBy = null;
        acknowledgedAs = null;
        acknowledgementNote = null;
        progressPercent = null;
    }

    /** Records that a recipient is notified, and adds to the outgoing what is to be done for it. */
    void record(Decision decision, Instant now) {
        notified = Stream.concat(notified.stream(), Stream.of(decision.record(now)))
                .toList();
        outgoing = Stream.concat(outgoing.stream(), Stream.of(decision)).toList();
    }

    /** Repeated runs with the same verdicts are stored once. */
    void add(Trace next) {
        if (!trace.isEmpty() && trace.getLast().saysTheSameAs(next)) {
            return;
        }
        trace.add(next);
        if (trace.size() > LONGEST_TRACE) {
            trace.remove(KEPT_FROM_THE_START);
        }
    }

    Alert build() {
        return new Alert(
                before.alertId(),
                before.kind(),
                before.severity(),
                level,
                policyId,
                subject,
                before.dueVersion(),
                dueDate,
                before.raisedAt(),
                acknowledgedAt,
                acknowledgedBy,
                acknowledgementNote,
                resolvedAt,
                resolution,
                notified,
                nextStepAt,
                claimed,
                standingSequence,
                trace,
                before.occurrence(),
                acknowledgedAs,
                reviewAt,
                progressPercent,
                detail,
                outgoing);
    }
}
