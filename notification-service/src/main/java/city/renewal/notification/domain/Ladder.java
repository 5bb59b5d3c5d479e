package city.renewal.notification.domain;

import city.renewal.events.PersonRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who stands on each rung for a node: the person responsible, their unit, the lead leader, the headquarters' leader, and
 * at the end the supervision office, which is always there.
 */
public final class Ladder {
    /** A rung with somebody on it. */
    public record Step(Rung rung, Recipient recipient) {
        public int level() {
            return rung.level();
        }
    }

    private Ladder() {}

    /** Empty when nobody stands there. */
    public static Optional<Recipient> on(Rung rung, AlertSubject subject) {
        return switch (rung) {
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
