package city.renewal.notification.domain.orders;

import city.renewal.events.PersonRef;
import city.renewal.notification.domain.AlertIds;
import city.renewal.notification.domain.AlertSubject;
import city.renewal.notification.domain.EscalationChain;
import city.renewal.notification.domain.Jurisdiction;
import city.renewal.notification.domain.Message;
import city.renewal.notification.domain.MessageKind;
import city.renewal.notification.domain.Recipient;
import city.renewal.notification.domain.rules.ChannelName;
import city.renewal.notification.domain.rules.EscalationPolicy;
import city.renewal.notification.domain.rules.RuleSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks at an order whose time has come: who is told of its last change, and who next that its answer is overdue. Pure; a message's
 * id follows from the order, the round, and the change or level, so that a repetition is recognised.
 *
 * <ol>
 *   <li>Whoever is yet to be told of the last change is told, within their hours.
 *   <li>Else, when the answer is overdue, the next step of the default policy above the level reached is taken, within its
 *       recipient's hours.
 *   <li>The next look is at the opening of whoever could not be told, when the answer is late, or when the next step is due.
 * </ol>
 */
public final class OrderChase {
    private final RuleSnapshot rules;
    private final Instant now;

    public OrderChase(RuleSnapshot rules, Instant now) {
        this.rules = rules;
        this.now = now;
    }

    /** What a message of an order is about. Where no person is named, the unit answers. */
    public static AlertSubject.Order subject(SupervisionOrder order) {
        var subject = order.subject();
        var unit = subject.unit();
        return new AlertSubject.Order(
                new Jurisdiction(
                        subject.programme(),
                        subject.programmeName(),
                        subject.field(),
                        subject.area(),
                        subject.headquarters()),
                new EscalationChain(
                        Objects.requireNonNullElse(subject.owner(), new PersonRef(unit.unitId(), unit.name())),
                        unit,
                        subject.leader(),
                        subject.headquartersLeader()),
                subject.project(),
                order.orderId(),
                order.number().text(),
                subject.name());
    }

    /** The order with what is to go out, recorded, and its next look. */
    public SupervisionOrder advance(SupervisionOrder order) {
        return order.pending().isEmpty() ? escalate(order) : notify(order);
    }

    /** Whether what was left behind by a crash may go out at this hour. */
    public boolean maySend(SupervisionOrder order) {
        return order.outgoing().stream()
                .map(OrderMessage::message)
                .map(message -> Recipient.at(message.address(), message.addressee()))
                .noneMatch(recipient -> rules.hours(recipient).opening(now).isAfter(now));
    }

    private SupervisionOrder notify(SupervisionOrder order) {
        var told = order;
        Instant opening = null;
        for (var notice : order.pending()) {
            if (isToldOtherwise(order, notice)) {
                told = told.without(notice);
                continue;
            }
            var recipient = Recipient.at(notice.address(), notice.addressee());
            var opens = rules.hours(recipient).opening(now);
            if (opens.isAfter(now)) {
                opening = opening == null || opens.isBefore(opening) ? opens : opening;
            } else {
                var message = message(
                        order, notice.kind(), notice.round(), order.round().level(), recipient);
                told = told.notifying(notice, new OrderMessage(message, List.of(ChannelName.values())));
            }
        }
        return told.withNextStepAt(opening == null ? owed(order) : opening);
    }

    /**
     * Whoever issued the order hears of its answer once. A supervisor looks into the office's tray as well: they are told
     * themselves, or, if the directory doesn't have them, by the tray. Of somebody who has left, the office takes the place.
     */
    private boolean isToldOtherwise(SupervisionOrder order, OrderNotice notice) {
        var issue = order.issue();
        if (notice.kind() != MessageKind.ORDER_REPLIED || !issue.isByPerson()) {
            return false;
        }
        var readsOffice = Boolean.TRUE.equals(issue.readsOffice());
        var isReached = readsOffice
                ? rules.people().isActive(issue.by())
                : !rules.people().hasLeft(issue.by());
        return notice.address().equals(issue.by()) ? !isReached : readsOffice && isReached;
    }

    private SupervisionOrder escalate(SupervisionOrder order) {
        if (!order.isOverdue(now)) {
            return order.withNextStepAt(owed(order));
        }
        var policy = rules.policy(EscalationPolicy.DEFAULT);
        var next = OrderEscalation.above(policy, order.round(), order.subject(), rules.people()::reaches);
        if (next.isEmpty()) {
            return order.withNextStepAt(null);
        }
        var step = next.get();
        var opening = rules.hours(step.recipient()).opening(now);
        if (opening.isAfter(now)) {
            return order.withNextStepAt(opening);
        }
        var level = step.step().whom().number();
        var message =
                message(order, MessageKind.ORDER_UNANSWERED, order.rounds().size(), level, step.recipient());
        var clock = policy.workingTime().by(rules.calendarsOf(subject(order)));
        var escalated = order.escalating(new OrderMessage(message, step.step().channels()));
        return escalated.withNextStepAt(OrderEscalation.above(policy, escalated.round(), escalated.subject(), _ -> true)
                .map(further -> clock.after(now, further.step().after()))
                .orElse(null));
    }

    private static @Nullable Instant owed(SupervisionOrder order) {
        return order.owesAnswer() ? order.overdueFrom() : null;
    }

    private Message message(SupervisionOrder order, MessageKind kind, int round, int level, Recipient recipient) {
        var decision = AlertIds.order(order.orderId(), kind.name(), round, level);
        return new Message(
                AlertIds.message(decision, recipient.address()),
                recipient.address(),
                recipient.name(),
                order.orderId(),
                kind,
                kind.severity(),
                level,
                subject(order),
                round,
                order.round().answerDue(),
                now);
    }
}
