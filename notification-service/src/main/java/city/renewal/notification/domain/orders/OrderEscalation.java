package city.renewal.notification.domain.orders;

import city.renewal.events.PersonRef;
import city.renewal.notification.domain.EscalationLevel;
import city.renewal.notification.domain.Recipient;
import city.renewal.notification.domain.rules.EscalationPolicy;
import city.renewal.notification.domain.rules.PolicyStep;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who hears of an order whose answer is overdue, one after the other: by the steps of an alert's policy, over the person of the
 * unit, the unit, the lead leader and the headquarters to the supervision office.
 */
final class OrderEscalation {
    /** A step with somebody to tell. */
    record Next(PolicyStep step, Recipient recipient) {}

    private OrderEscalation() {}

    /** Empty above the supervision office. Somebody whom a message doesn't reach is passed over. */
    static Optional<Next> above(
            EscalationPolicy policy, OrderRound round, OrderSubject subject, Predicate<Recipient> reached) {
        return policy.steps().stream()
                .filter(step -> step.whom().number() > round.level())
                .flatMap(step -> on(step.whom(), subject).map(recipient -> new Next(step, recipient)).stream())
                .filter(next -> reached.test(next.recipient()))
                .filter(next -> !round.told().contains(next.recipient().address()))
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
