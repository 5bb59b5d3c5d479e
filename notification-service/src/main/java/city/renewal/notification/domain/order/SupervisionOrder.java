package city.renewal.notification.domain.order;

import city.renewal.events.SupervisionOrderEvent;
import city.renewal.events.SupervisionOrderEvent.SupervisionOrderClosed;
import city.renewal.events.SupervisionOrderEvent.SupervisionOrderIssued;
import city.renewal.events.SupervisionOrderEvent.SupervisionOrderReplied;
import city.renewal.events.SupervisionOrderEvent.SupervisionOrderReturned;
import city.renewal.events.Withdrawal;
import city.renewal.notification.domain.condition.MessageKind;
import city.renewal.notification.domain.escalation.OrderColour;
import city.renewal.notification.domain.recipient.Notified;
import city.renewal.notification.domain.recipient.Recipient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A supervision order (督办单) from its issue to the file: the unit answers, the answer is accepted or sent back, and while the
 * unit owes an answer whose day is over, the order escalates.
 *
 * @param rounds the answer cycles, the present one last; never empty
 * @param notified the records of its notifications, the oldest first
 * @param pending the pending notifications of the last change; those of an earlier change are dropped, as they are outdated
 * @param outgoing messages that are recorded already and not known to be stored; they are sent when the order is processed next
 * @param nextStepAt when it is due for processing, in the domain's time; null: not before a change
 * @param withdrawal how its project left the programme while the order was open: no answer is owed; null: it didn't
 */
public record SupervisionOrder(
        OrderNumber number,
        OrderColour colour,
        OrderSubject subject,
        OrderText text,
        OrderIssue issue,
        List<AnswerCycle> rounds,
        @Nullable OrderClosure closure,
        List<Notified> notified,
        List<OrderNotice> pending,
        List<OrderMessage> outgoing,
        @Nullable Instant nextStepAt,
        @Nullable Withdrawal withdrawal) {

    public SupervisionOrder {
        rounds = List.copyOf(rounds);
        notified = List.copyOf(notified);
        pending = List.copyOf(pending);
        outgoing = List.copyOf(outgoing);
    }

    /** The result of a command. */
    public sealed interface Outcome {}

    /** The order after a change, and the facts to publish. */
    public record Changed(SupervisionOrder order, List<SupervisionOrderEvent> events) implements Outcome {
        public Changed {
            events = List.copyOf(events);
        }
    }

    /** Nothing was changed. */
    public record Refused(OrderRefusal reason, String detail) implements Outcome {}

    public String orderId() {
        return number.orderId();
    }

    /** The revision that people read and change by. Notifications do not change it. */
    public long revision() {
        var answers = rounds.stream().filter(cycle -> cycle.answer() != null).count();
        var returns = rounds.size() - 1;
        return 1 + answers + returns + (closure == null ? 0 : 1) + (withdrawal == null ? 0 : 1);
    }

    public AnswerCycle currentCycle() {
        return rounds.getLast();
    }

    public OrderState state() {
        if (closure != null) {
            return OrderState.CLOSED;
        }
        if (currentCycle().answer() != null) {
            return OrderState.REPLIED;
        }
        return rounds.size() == 1 ? OrderState.ISSUED : OrderState.RETURNED;
    }

    public boolean owesAnswer() {
        return withdrawal == null && state().awaitsAnswer();
    }

    /** The first instant at which the answer that is owed is late. */
    public Instant overdueFrom() {
        return currentCycle().overdueFrom(subject.zone());
    }

    public boolean isOverdue(Instant now) {
        return owesAnswer() && !now.isBefore(overdueFrom());
    }

    public static Changed issued(
            OrderNumber number,
            OrderColour colour,
            OrderSubject subject,
            OrderText text,
            OrderIssue issue,
            LocalDate answerDue) {
        var order = new SupervisionOrder(
                        number,
                        colour,
                        subject,
                        text,
                        issue,
                        List.of(AnswerCycle.until(answerDue)),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null)
                .notifying(MessageKind.ORDER_ISSUED, issue.at());
        var fact = new SupervisionOrderIssued(order.orderId(), order.facts(), answerDue, issue.by(), issue.at());
        return new Changed(order, List.of(fact));
    }

    /** The unit answers, once per answer cycle. */
    public Outcome replied(String by, String answer, Instant now) {
        if (isReleased()) {
            return projectWithdrawn();
        }
        if (!owesAnswer()) {
            return refused(OrderRefusal.NOT_AWAITING_ANSWER, "to await an answer");
        }
        var answered = withCycle(currentCycle().answered(by, answer, now, subject.zone()));
        return new Changed(
                answered.notifying(MessageKind.ORDER_REPLIED, now),
                List.of(new SupervisionOrderReplied(orderId(), facts(), rounds.size(), by, now)));
    }

    /**
     * The answer does not do, for a reason: another one is owed. That takes no time from the unit: it has until the day that
     * is given, or until its present one, whichever is later.
     */
    public Outcome returned(String by, String reason, LocalDate answerDue, Instant now) {
        if (isReleased()) {
            return projectWithdrawn();
        }
        var answer = currentCycle().answer();
        if (state() != OrderState.REPLIED || answer == null) {
            return refused(OrderRefusal.NOT_REPLIED, "to have an answer");
        }
        if (answer.by().equals(by)) {
            return ownAnswer(by);
        }
        var next = new ArrayList<>(withCycle(currentCycle().sentBack(new AnswerCycle.Return(by, reason, now))).rounds);
        var present = currentCycle().answerDue();
        var due = answerDue.isBefore(present) ? present : answerDue;
        next.add(AnswerCycle.until(due));
        return new Changed(
                with(next, null).notifying(MessageKind.ORDER_RETURNED, now),
                List.of(new SupervisionOrderReturned(orderId(), facts(), rounds.size(), due, by, now)));
    }

    /** The answer does, or the order is taken back: either way it is filed. */
    public Outcome closed(OrderClosure.Outcome outcome, String by, String note, Instant now) {
        if (closure != null) {
            return refused(OrderRefusal.ALREADY_CLOSED, "to be open");
        }
        var answer = currentCycle().answer();
        if (outcome == OrderClosure.Outcome.ACCEPTED) {
            if (answer == null) {
                return refused(OrderRefusal.NOT_REPLIED, "to have an answer");
            }
            if (answer.by().equals(by)) {
                return ownAnswer(by);
            }
        }
        return new Changed(
                with(rounds, new OrderClosure(outcome, by, note, now)).notifying(MessageKind.ORDER_CLOSED, now),
                List.of(new SupervisionOrderClosed(orderId(), facts(), outcome.name(), by, now)));
    }

    /**
     * The project was taken out of its programme: an open order stays open until somebody closes it, but no answer is owed
     * and nobody is reminded. Of the pending notifications only that of a given answer is kept. A closed order, or a
     * released one, is not changed.
     */
    public SupervisionOrder released(Withdrawal reason) {
        if (closure != null || withdrawal != null) {
            return this;
        }
        var left = pending.stream()
                .filter(notice -> notice.kind() == MessageKind.ORDER_REPLIED)
                .toList();
        var next = left.isEmpty() ? null : nextStepAt;
        return new SupervisionOrder(
                number, colour, subject, text, issue, rounds, closure, notified, left, outgoing, next, reason);
    }

    /** Whether it is open and about a project that was withdrawn. */
    public boolean isReleased() {
        return closure == null && withdrawal != null;
    }

    /** Replaces a pending notification by its message. */
    SupervisionOrder notifying(OrderNotice notice, OrderMessage message) {
        var left = pending.stream().filter(each -> !each.equals(notice)).toList();
        return sending(message, rounds, left);
    }

    /** Drops a pending notification. */
    SupervisionOrder without(OrderNotice notice) {
        var left = pending.stream().filter(each -> !each.equals(notice)).toList();
        return new SupervisionOrder(
                number,
                colour,
                subject,
                text,
                issue,
                rounds,
                closure,
                notified,
                left,
                outgoing,
                nextStepAt,
                withdrawal);
    }

    /** Adds the message that notifies a further level of the overdue answer. */
    SupervisionOrder escalating(OrderMessage message) {
        var record = message.record();
        return sending(message, withCycle(currentCycle().escalated(record.level(), record.personId())).rounds, pending);
    }

    private SupervisionOrder sending(OrderMessage message, List<AnswerCycle> changed, List<OrderNotice> left) {
        return new SupervisionOrder(
                number,
                colour,
                subject,
                text,
                issue,
                changed,
                closure,
                Stream.concat(notified.stream(), Stream.of(message.record())).toList(),
                left,
                Stream.concat(outgoing.stream(), Stream.of(message)).toList(),
                nextStepAt,
                withdrawal);
    }

    /** Without outgoing messages: the channels have stored them. */
    public SupervisionOrder delivered() {
        return new SupervisionOrder(
                number,
                colour,
                subject,
                text,
                issue,
                rounds,
                closure,
                notified,
                pending,
                List.of(),
                nextStepAt,
                withdrawal);
    }

    /** When the sweep has to process it: at once while messages are outgoing. */
    public @Nullable Instant dueAt() {
        return outgoing.isEmpty() ? nextStepAt : outgoing.getFirst().message().at();
    }

    SupervisionOrder withNextStepAt(@Nullable Instant at) {
        return new SupervisionOrder(
                number, colour, subject, text, issue, rounds, closure, notified, pending, outgoing, at, withdrawal);
    }

    /** Adds the pending notifications of a change. */
    private SupervisionOrder notifying(MessageKind kind, Instant now) {
        var unit = new Recipient.Unit(subject.unit());
        var recipients = new ArrayList<Recipient>();
        if (kind == MessageKind.ORDER_REPLIED) {
            recipients.add(new Recipient.SupervisionOffice());
            if (issue.isByPerson()) {
                recipients.add(Recipient.at(issue.by(), Objects.requireNonNullElse(issue.name(), issue.by())));
            }
        } else {
            recipients.add(unit);
        }
        var notices = recipients.stream()
                .map(recipient -> new OrderNotice(kind, rounds.size(), recipient.address(), recipient.name()))
                .toList();
        return new SupervisionOrder(
                number, colour, subject, text, issue, rounds, closure, notified, notices, outgoing, now, withdrawal);
    }

    private SupervisionOrder withCycle(AnswerCycle changed) {
        var next = new ArrayList<>(rounds);
        next.set(next.size() - 1, changed);
        return with(next, closure);
    }

    private SupervisionOrder with(List<AnswerCycle> next, @Nullable OrderClosure ended) {
        return new SupervisionOrder(
                number, colour, subject, text, issue, next, ended, notified, pending, outgoing, nextStepAt, withdrawal);
    }

    private Refused refused(OrderRefusal reason, String expected) {
        return new Refused(reason, "Expected order '%s' %s, but it is %s".formatted(orderId(), expected, state()));
    }

    private Refused projectWithdrawn() {
        return new Refused(
                OrderRefusal.PROJECT_WITHDRAWN,
                "Expected the project of order '%s' to belong to its programme, but it was withdrawn: the order can only be closed"
                        .formatted(orderId()));
    }

    private Refused ownAnswer(String by) {
        return new Refused(
                OrderRefusal.OWN_ANSWER, "Expected somebody else than '%s', who answered, to judge".formatted(by));
    }

    private SupervisionOrderEvent.OrderSubject facts() {
        return new SupervisionOrderEvent.OrderSubject(
                subject.programme(),
                number.text(),
                colour.name(),
                subject.projectId(),
                subject.nodeId(),
                subject.area(),
                subject.unit(),
                subject.leader(),
                subject.problemId());
    }
}
