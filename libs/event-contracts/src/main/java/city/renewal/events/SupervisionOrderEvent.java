package city.renewal.events;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Facts about a supervision order (督办单): a numbered document to a unit that demands a written answer by a date. Source
 * {@code /supervision-orders/{orderId}}.
 */
public sealed interface SupervisionOrderEvent extends RenewalEvent {
    String orderId();

    /**
     * The subject and the recipient of an order, as far as figures and lists need them.
     *
     * @param number as printed, such as 崂山督办〔2023〕12号; counted per supervision office and year, without gaps
     * @param projectId empty: the order is about a problem that belongs to no project
     * @param nodeId null: the order is about the project as a whole, or about a problem
     * @param colour {@code BLUE} (due soon), {@code YELLOW} (behind plan) or {@code RED} (overdue)
     * @param problemId null: the order isn't about a problem
     */
    record OrderSubject(
            String programme,
            String number,
            String colour,
            String projectId,
            @Nullable String nodeId,
            String area,
            UnitRef unit,
            @Nullable PersonRef leader,
            @Nullable String problemId) {}

    /**
     * The order was issued.
     *
     * @param answerDue the last day on which an answer is in time
     * @param issuedBy the person who issued it, or the policy whose step did
     */
    record SupervisionOrderIssued(
            String orderId, OrderSubject subject, LocalDate answerDue, String issuedBy, Instant occurredAt)
            implements SupervisionOrderEvent {}

    /**
     * The unit answered in writing; the answer is not reviewed yet.
     *
     * @param round 1 for the first answer, one more after each return
     */
    record SupervisionOrderReplied(
            String orderId, OrderSubject subject, int round, String repliedBy, Instant occurredAt)
            implements SupervisionOrderEvent {}

    /** The answer was not accepted: the unit answers again by another date. */
    record SupervisionOrderReturned(
            String orderId, OrderSubject subject, int round, LocalDate answerDue, String returnedBy, Instant occurredAt)
            implements SupervisionOrderEvent {}

    /**
     * The order was closed.
     *
     * @param outcome {@code ACCEPTED}: the answer was accepted; {@code WITHDRAWN}: the order was withdrawn
     */
    record SupervisionOrderClosed(
            String orderId, OrderSubject subject, String outcome, String closedBy, Instant occurredAt)
            implements SupervisionOrderEvent {}
}
