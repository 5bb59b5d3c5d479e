package city.renewal.notification.domain.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A demand for an answer with what came of it; a return opens another one.
 *
 * @param answerDue the last day on which an answer is in time
 * @param answer null until the unit answered
 * @param returned null unless that answer was sent back
 * @param level highest rung that was told that the answer is overdue; 0 before anybody was
 * @param told addresses that were told so
 */
public record OrderRound(
        LocalDate answerDue,
        @Nullable Answer answer,
        @Nullable Return returned,
        int level,
        List<String> told) {

    public OrderRound {
        told = List.copyOf(told);
    }

    /**
     * The unit's answer in writing.
     *
     * @param late whether it came after its day
     */
    public record Answer(String by, String text, Instant at, boolean late) {}

    /** Why the answer did not do. */
    public record Return(String by, String reason, Instant at) {}

    static OrderRound until(LocalDate answerDue) {
        return new OrderRound(answerDue, null, null, 0, List.of());
    }

    /** The first instant at which an answer is late. */
    Instant overdueFrom(ZoneId zone) {
        return answerDue.plusDays(1).atStartOfDay(zone).toInstant();
    }

    OrderRound answered(String by, String text, Instant at, ZoneId zone) {
        var late = !at.isBefore(overdueFrom(zone));
        return new OrderRound(answerDue, new Answer(by, text, at, late), returned, level, told);
    }

    OrderRound sentBack(Return reason) {
        return new OrderRound(answerDue, answer, reason, level, told);
    }

    OrderRound escalated(int to, String address) {
        return new OrderRound(
                answerDue,
                answer,
                returned,
                to,
                Stream.concat(told.stream(), Stream.of(address)).toList());
    }
}
