package city.renewal.notification.domain.order;

import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import city.renewal.notification.domain.recipient.EscalationChain;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.recipient.Jurisdiction;
import city.renewal.notification.domain.recipient.Recipient;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an order is about, whom it goes to and who stands above them, as it was known when the order was issued: the paper
 * doesn't change when a ledger does.
 *
 * @param unit whom the order goes to, and who answers
 * @param owner the person of the unit; null when none is named
 * @param zone in which the programme's days begin and end
 */
public record OrderSubject(
        Jurisdiction jurisdiction,
        OrderMatter matter,
        UnitRef unit,
        @Nullable PersonRef owner,
        @Nullable PersonRef leader,
        @Nullable PersonRef headquartersLeader,
        ZoneId zone) {
    public String programme() {
        return jurisdiction.programme();
    }

    public String programmeName() {
        return jurisdiction.programmeName();
    }

    /** Empty: none. */
    public String field() {
        return jurisdiction.field();
    }

    public String area() {
        return jurisdiction.area();
    }

    public @Nullable String headquarters() {
        return jurisdiction.headquarters();
    }

    /** Empty: it is about a problem that belongs to no project. */
    public String projectId() {
        return matter.projectId();
    }

    public String projectName() {
        return matter.projectName();
    }

    public @Nullable String nodeId() {
        return matter.nodeId();
    }

    public @Nullable String nodeName() {
        return matter.nodeName();
    }

    public @Nullable String problemId() {
        return matter.problemId();
    }

    public @Nullable String problemTitle() {
        return matter.problemTitle();
    }

    /** Those who answer for it. Where no person of the unit is named, the unit itself is named in their place. */
    public EscalationChain chain() {
        return new EscalationChain(
                Objects.requireNonNullElse(owner, new PersonRef(unit.unitId(), unit.name())),
                unit,
                leader,
                headquartersLeader);
    }

    /** Who is notified of an overdue answer at a level; the owner's has nobody where no person is named. */
    public Optional<Recipient> recipientAt(EscalationLevel level) {
        return level == EscalationLevel.OWNER && owner == null ? Optional.empty() : chain().recipientAt(level);
    }

    /** Ids of those who lead: the lead leader, and the headquarters' leader above them. */
    public Set<String> leaders() {
        return Stream.of(leader, headquartersLeader)
                .filter(Objects::nonNull)
                .map(PersonRef::personId)
                .collect(Collectors.toSet());
    }

    /** Ids of those who answer for it. */
    public Set<String> owners() {
        return owner == null ? Set.of() : Set.of(owner.personId());
    }
}
