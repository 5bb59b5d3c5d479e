package city.renewal.notification.domain.order;

import city.renewal.events.PersonRef;
import city.renewal.notification.domain.escalation.EscalationPolicy;
import city.renewal.notification.domain.escalation.PolicyStep;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.recipient.Recipient;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whom an order with an overdue answer notifies, one level after the other: by the steps of an alert's policy, from the
 * person of the unit over the unit, the lead leader and the headquarters to the supervision office.
 */
final class OrderEscalation {
    /** A step with its recipient. */
    record Next(PolicyStep step, Recipient recipient) {}

    private OrderEscalation() {}

    /** Empty above the supervision office. A recipient whom a message doesn't reach is skipped. */
    static Optional<Next> above(
            EscalationPolicy policy, AnswerCycle cycle, OrderSubject subject, Predicate<Recipient> reached) {
        return policy.steps().stream()
                .filter(step -> step.whom().number() > cycle.level())
                .flatMap(step -> on(step.whom(), subject).map(recipient -> new Next(step, recipient)).stream())
                .filter(next -> reached.test(next.recipient()))
                .filter(next -> !cycle.told().contains(next.recipient().address()))
                .findFirst();
    }

    private static Optional<Recipient> on(EscalationLevel level, OrderSubject subject) {
        return switch (level) {
            case OWNER -> person(subject.owner());
            case UNIT -> Optional.of(new Recipient.Unit(subject.unit()));
            case LEADER -> person(subject.leader());
            case HEADQUARTERS -> person(subject.headquartersLeader());
            case SUPERVISION_OFFICE -> Optional.of(new Recipient.SupervisionOffice());
        };
    }

    private static Optional<Recipient> person(@Nullable PersonRef person) {
        return Optional.ofNullable(person).map(Recipient.Person::new);
    }
}
