package city.renewal.notification.domain;

import city.renewal.events.NodeSubject;
import city.renewal.events.PersonRef;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom a node's alert goes to on each rung: the person responsible, their unit, the lead leader, the headquarters'
 * leader, and at the end the supervision office, which is always there.
 *
 * <p>A rung that nobody stands on is skipped, and so is one whose people were told already on a lower one.
 */
public final class Ladder {
    /** A rung with somebody on it. */
    public record Step(Rung rung, Recipient recipient) {
        public int level() {
            return rung.level();
        }
    }

    private Ladder() {}

    /**
     * The next step above a level; empty above the supervision office.
     *
     * @param level 0 before anybody was told
     * @param told addresses that were told already
     */
    public static Optional<Step> above(int level, NodeSubject subject, Collection<String> told) {
        return Arrays.stream(Rung.values())
                .filter(rung -> rung.level() > level)
                .flatMap(rung -> on(rung, subject).map(recipient -> new Step(rung, recipient)).stream())
                .filter(step -> !told.contains(step.recipient().address()))
                .findFirst();
    }

    private static Optional<Recipient> on(Rung rung, NodeSubject subject) {
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
