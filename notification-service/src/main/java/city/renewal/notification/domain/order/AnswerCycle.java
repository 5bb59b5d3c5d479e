package city.renewal.notification.domain.order;

import city.renewal.notification.domain.escalation.Escalation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A demand for an answer, with the answer and its return; a return opens the next cycle.
 *
 * @param answerDue the last day on which an answer is in time
 * @param answer null until the unit answered
 * @param returned null unless that answer was sent back
 * @param level highest level that was notified of the overdue answer; 0 before the first notification
 * @param told addresses that were notified of it
 */
public record AnswerCycle(
        LocalDate answerDue,
        @Nullable Answer answer,
        @Nullable Return returned,
        int level,
        List<String> told) {

    public AnswerCycle {
        told = List.copyOf(told);
    }

    /**
     * The unit's answer in writing.
     *
     * @param late whether it came after its day
     */
    public record Answer(String by, String text, Instant at, boolean late) {}

    /** The return of an insufficient answer, with the reason. */
    public record Return(String by, String reason, Instant at) {}

    static AnswerCycle until(LocalDate answerDue) {
        return new AnswerCycle(answerDue, null, null, 0, List.of());
    }

    /** The first instant at which an answer is late. */
    Instant overdueFrom(ZoneId zone) {
        return answerDue.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** How far the overdue answer has escalated. */
    Escalation.Progress progress() {
        return Escalation.Progress.of(level, told);
    }

    AnswerCycle answered(String by, String text, Instant at, ZoneId zone) {
        var late = !at.isBefore(overdueFrom(zone));
        return new AnswerCycle(answerDue, new Answer(by, text, at, late), returned, level, told);
    }

    AnswerCycle sentBack(Return reason) {
        return new AnswerCycle(answerDue, answer, reason, level, told);
    }

    AnswerCycle escalated(int to, String address) {
        return new AnswerCycle(
                answerDue,
                answer,
                returned,
                to,
                Stream.concat(told.stream(), Stream.of(address)).toList());
    }
}
