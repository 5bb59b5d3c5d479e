package city.renewal.notification.domain.recipient;

import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The people and the unit responsible for a subject, from its owner upwards; the supervision office stands above every
 * chain.
 */
public record EscalationChain(
        PersonRef owner,
        UnitRef unit,
        @Nullable PersonRef leader,
        @Nullable PersonRef headquartersLeader) {

    /** Empty when the chain has nobody at this level. */
    public Optional<Recipient> recipientAt(EscalationLevel level) {
        return switch (level) {
            case OWNER -> person(owner);
            case UNIT -> Optional.of(new Recipient.Unit(unit));
            case LEADER -> person(leader);
            case HEADQUARTERS -> person(headquartersLeader);
            case SUPERVISION_OFFICE -> Optional.of(new Recipient.SupervisionOffice());
        };
    }

    private static Optional<Recipient> person(@Nullable PersonRef person) {
        return Optional.ofNullable(person).map(Recipient.Person::new);
    }
}
