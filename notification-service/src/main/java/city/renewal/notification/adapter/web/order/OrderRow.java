package city.renewal.notification.adapter.web.order;

import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import city.renewal.events.Withdrawal;
import city.renewal.notification.domain.escalation.OrderColour;
import city.renewal.notification.domain.order.AnswerCycle;
import city.renewal.notification.domain.order.OrderClosure;
import city.renewal.notification.domain.order.OrderState;
import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.notification.domain.recipient.Notified;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A supervision order as the interface shows it.
 *
 * @param number as on the paper, such as 崂山督办〔2023〕12号
 * @param answerDue the last day of the present answer cycle; an order that was returned had an earlier one
 * @param overdueDays natural days past it while an answer is owed, else 0
 * @param level highest level that was notified of the overdue answer; 0: none
 * @param nextStepAt when it is processed next
 * @param projectWithdrawn how its project left the programme while the order was open: no answer is owed, nobody is reminded
 * @param rounds the answer cycles, the oldest first
 */
record OrderRow(
        String orderId,
        String number,
        String programme,
        String programmeName,
        String projectId,
        String projectName,
        @Nullable String nodeId,
        @Nullable String nodeName,
        @Nullable String problemId,
        @Nullable String problemTitle,
        String area,
        UnitRef unit,
        @Nullable PersonRef owner,
        @Nullable PersonRef leader,
        OrderColour colour,
        OrderState state,
        String matter,
        String basis,
        String demand,
        String issuedBy,
        @Nullable String issuedByName,
        Instant issuedAt,
        LocalDate answerDue,
        boolean overdue,
        int overdueDays,
        int level,
        @Nullable Instant nextStepAt,
        List<Round> rounds,
        @Nullable OrderClosure closure,
        @Nullable Withdrawal projectWithdrawn,
        List<Notified> notified) {

    /** A demand for an answer with what came of it. */
    record Round(LocalDate answerDue, AnswerCycle.@Nullable Answer answer, AnswerCycle.@Nullable Return returned) {}

    static OrderRow of(SupervisionOrder order, Instant now) {
        var subject = order.subject();
        var issue = order.issue();
        var isOverdue = order.isOverdue(now);
        var today = now.atZone(subject.zone()).toLocalDate();
        var days = Math.toIntExact(ChronoUnit.DAYS.between(order.currentCycle().answerDue(), today));
        return new OrderRow(
                order.orderId(),
                order.number().text(),
                subject.programme(),
                subject.programmeName(),
                subject.projectId(),
                subject.projectName(),
                subject.nodeId(),
                subject.nodeName(),
                subject.problemId(),
                subject.problemTitle(),
                subject.area(),
                subject.unit(),
                subject.owner(),
                subject.leader(),
                order.colour(),
                order.state(),
                order.text().matter(),
                order.text().basis(),
                order.text().demand(),
                issue.by(),
                issue.name(),
                issue.at(),
                order.currentCycle().answerDue(),
                isOverdue,
                isOverdue ? days : 0,
                order.currentCycle().level(),
                order.nextStepAt(),
                order.rounds().stream()
                        .map(cycle -> new Round(cycle.answerDue(), cycle.answer(), cycle.returned()))
                        .toList(),
                order.closure(),
                order.withdrawal(),
                order.notified());
    }
}
