package city.renewal.notification.domain.order;

import city.renewal.notification.domain.condition.AlertIds;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.MessageKind;
import city.renewal.notification.domain.escalation.Escalation;
import city.renewal.notification.domain.escalation.EscalationPolicy;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Message;
import city.renewal.notification.domain.recipient.Recipient;
import city.renewal.notification.domain.routing.RuleSnapshot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Processes an order that is due: notifies of its last change, and escalates when its answer is overdue. Pure; a message's
 * id follows from the order, the answer cycle, and the change or level, so that a repetition is recognised.
 *
 * <ol>
 *   <li>The pending recipients of the last change are notified, within their hours.
 *   <li>Otherwise, when the answer is overdue, the next step of the default policy above the level reached is taken, within its
 *       recipient's hours.
 *   <li>The order is due again when the hours of a pending recipient open, when the answer is late, or when the next step is due.
 * </ol>
 */
public final class OrderChase {
    private final RuleSnapshot rules;
    private final Instant now;

    public OrderChase(RuleSnapshot rules, Instant now) {
        this.rules = rules;
        this.now = now;
    }

    /** The subject of an order's messages. */
    public static AlertSubject.Order subject(SupervisionOrder order) {
        var subject = order.subject();
        return new AlertSubject.Order(
                subject.jurisdiction(),
                subject.chain(),
                subject.matter().project(),
                order.orderId(),
                order.number().text(),
                subject.matter().name());
    }

    /** The order with its outgoing messages recorded, and with the time at which it is due again. */
    public SupervisionOrder advance(SupervisionOrder order) {
        return order.pending().isEmpty() ? escalate(order) : notify(order);
    }

    /** Whether the messages that a crash left outgoing may be sent at this hour. */
    public boolean maySend(SupervisionOrder order) {
        return order.outgoing().stream()
                .map(OrderMessage::message)
                .map(message -> Recipient.at(message.address(), message.addressee()))
                .noneMatch(recipient -> rules.hours(recipient).opening(now).isAfter(now));
    }

    private SupervisionOrder notify(SupervisionOrder order) {
        var processed = order;
        Instant opening = null;
        for (var notice : order.pending()) {
            if (isToldOtherwise(order, notice)) {
                processed = processed.without(notice);
                continue;
            }
            var recipient = Recipient.at(notice.address(), notice.addressee());
            var opens = rules.hours(recipient).opening(now);
            if (opens.isAfter(now)) {
                opening = opening == null || opens.isBefore(opening) ? opens : opening;
            } else {
                var message = message(
                        order,
                        notice.kind(),
                        notice.round(),
                        order.currentCycle().level(),
                        recipient);
                processed = processed.notifying(notice, new OrderMessage(message, List.of(ChannelName.values())));
            }
        }
        return processed.withNextStepAt(opening == null ? owed(order) : opening);
    }

    /**
     * The issuer of the order is notified of its answer once. A supervisor reads the office's tray as well: they are notified
     * themselves, or, if the directory doesn't have them, by the tray. The office replaces an issuer who has left.
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
        var escalation = new Escalation(rules.policy(EscalationPolicy.DEFAULT), order.subject()::recipientAt);
        var next = escalation.next(order.currentCycle().progress(), rules.people()::reaches);
        if (next.isEmpty()) {
            return order.withNextStepAt(null);
        }
        var step = next.get();
        var opening = rules.hours(step.recipient()).opening(now);
        if (opening.isAfter(now)) {
            return order.withNextStepAt(opening);
        }
        var level = step.escalationLevel().number();
        var message =
                message(order, MessageKind.ORDER_UNANSWERED, order.rounds().size(), level, step.recipient());
        var escalated = order.escalating(new OrderMessage(message, step.step().channels()));
        return escalated.withNextStepAt(escalation
                .nextAt(escalated.currentCycle().progress(), now, rules.calendarsOf(subject(order)))
                .orElse(null));
    }

    private static @Nullable Instant owed(SupervisionOrder order) {
        return order.owesAnswer() ? order.overdueFrom() : null;
    }

    private Message message(SupervisionOrder order, MessageKind kind, int cycle, int level, Recipient recipient) {
        var decision = AlertIds.order(order.orderId(), kind.name(), cycle, level);
        return new Message(
                AlertIds.message(decision, recipient.address()),
                recipient.address(),
                recipient.name(),
                order.orderId(),
                kind,
                kind.severity(),
                level,
                subject(order),
                cycle,
                order.currentCycle().answerDue(),
                now);
    }
}
