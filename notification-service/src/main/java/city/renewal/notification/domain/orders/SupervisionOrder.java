package city.renewal.notification.domain.orders;

import city.renewal.events.SupervisionOrderEvent;
import city.renewal.events.SupervisionOrderEvent.SupervisionOrderClosed;
import city.renewal.events.SupervisionOrderEvent.SupervisionOrderIssued;
import city.renewal.events.SupervisionOrderEvent.SupervisionOrderReplied;
import city.renewal.events.SupervisionOrderEvent.SupervisionOrderReturned;
import city.renewal.events.Withdrawal;
import city.renewal.notification.domain.MessageKind;
import city.renewal.notification.domain.Notified;
import city.renewal.notification.domain.Recipient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A supervision order (督办单) from its issue to the file: the unit answers, the answer is accepted or sent back, and while the unit
 * owes an answer whose day is over, the order climbs.
 *
 * @param rounds the demands for an answer, the last one the present; never empty
 * @param notified who was told what of it, the oldest first
 * @param pending who is yet to be told of the last change; what an earlier change left unsaid is dropped, as it is no longer so
 * @param outgoing messages that are recorded already and not known to be stored; they go out at the next look, whatever else happens
 * @param nextStepAt when it has to be looked at again, in the domain's time; null: not before somebody changes it
 * @param withdrawal how its project left the programme while the order was open: no answer is owed; null: it didn't
 */
public record SupervisionOrder(
        OrderNumber number,
        OrderColour colour,
        OrderSubject subject,
        OrderText text,
        OrderIssue issue,
        List<OrderRound> rounds,
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

    /** What came of a command. */
    public sealed interface Outcome {}

    /** The order as it is now, and the facts to tell. */
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

    /** Counts what was done to it: what people read and change by. Notifying somebody is no change of it. */
    public long revision() {
        var answers = rounds.stream().filter(round -> round.answer() != null).count();
        var returns = rounds.size() - 1;
        return 1 + answers + returns + (closure == null ? 0 : 1) + (withdrawal == null ? 0 : 1);
    }

    public OrderRound round() {
        return rounds.getLast();
    }

    public OrderState state() {
        if (closure != null) {
            return OrderState.CLOSED;
        }
        if (round().answer() != null) {
            return OrderState.REPLIED;
        }
        return rounds.size() == 1 ? OrderState.ISSUED : OrderState.RETURNED;
    }

    public boolean owesAnswer() {
        return withdrawal == null && state().awaitsAnswer();
    }

    /** The first instant at which the answer that is owed is late. */
    public Instant overdueFrom() {
        return round().overdueFrom(subject.zone());
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
                        List.of(OrderRound.until(answerDue)),
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

    /** The unit answers, once per round. */
    public Outcome replied(String by, String answer, Instant now) {
        if (isReleased()) {
            return projectWithdrawn();
        }
        if (!owesAnswer()) {
            return refused(OrderRefusal.NOT_AWAITING_ANSWER, "to await an answer");
        }
        var answered = withRound(round().answered(by, answer, now, subject.zone()));
        return new Changed(
                answered.notifying(MessageKind.ORDER_REPLIED, now),
                List.of(new SupervisionOrderReplied(orderId(), facts(), rounds.size(), by, now)));
    }

    /**
     * The answer does not do, for a reason: another one is owed. That takes no time from the unit: it has until the day that is given, or
     * until its present one, whichever is later.
     */
    public Outcome returned(String by, String reason, LocalDate answerDue, Instant now) {
        if (isReleased()) {
            return projectWithdrawn();
        }
        var answer = round().answer();
        if (state() != OrderState.REPLIED || answer == null) {
            return refused(OrderRefusal.NOT_REPLIED, "to have an answer");
        }
        if (answer.by().equals(by)) {
            return ownAnswer(by);
        }
        var next = new ArrayList<>(withRound(round().sentBack(new OrderRound.Return(by, reason, now))).rounds);
        var present = round().answerDue();
        var due = answerDue.isBefore(present) ? present : answerDue;
        next.add(OrderRound.until(due));
        return new Changed(
                with(next, null).notifying(MessageKind.ORDER_RETURNED, now),
                List.of(new SupervisionOrderReturned(orderId(), facts(), rounds.size(), due, by, now)));
    }

    /** The answer does, or the order is taken back: either way it is filed. */
    public Outcome closed(OrderClosure.Outcome outcome, String by, String note, Instant now) {
        if (closure != null) {
            return refused(OrderRefusal.ALREADY_CLOSED, "to be open");
        }
        var answer = round().answer();
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
     * The project was taken out of its programme: an open order stays open until somebody closes it, but no answer is owed and
     * nobody is reminded. Of what is still to be told only a given answer is told. A closed order, or a released one, is not changed.
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

    /** It is decided that somebody is told of the last change. */
    SupervisionOrder notifying(OrderNotice notice, OrderMessage message) {
        var left = pending.stream().filter(each -> !each.equals(notice)).toList();
        return sending(message, rounds, left);
    }

    /** It is decided that somebody is not told of the last change. */
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

    /** It is decided that a further rung is told that the answer is overdue. */
    SupervisionOrder escalating(OrderMessage message) {
        var record = message.record();
        return sending(message, withRound(round().escalated(record.level(), record.personId())).rounds, pending);
    }

    private SupervisionOrder sending(OrderMessage message, List<OrderRound> changed, List<OrderNotice> left) {
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

    /** What was to go out is stored where it cannot be lost. */
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

    /** When the sweep has to look at it: at once while something is to go out. */
    public @Nullable Instant dueAt() {
        return outgoing.isEmpty() ? nextStepAt : outgoing.getFirst().message().at();
    }

    SupervisionOrder withNextStepAt(@Nullable Instant at) {
        return new SupervisionOrder(
                number, colour, subject, text, issue, rounds, closure, notified, pending, outgoing, at, withdrawal);
    }

    /** Who has to know of a change, to be told at the next look. */
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

    private SupervisionOrder withRound(OrderRound changed) {
        var next = new ArrayList<>(rounds);
        next.set(next.size() - 1, changed);
        return with(next, closure);
    }

    private SupervisionOrder with(List<OrderRound> next, @Nullable OrderClosure ended) {
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
