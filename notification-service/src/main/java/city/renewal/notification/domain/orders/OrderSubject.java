package city.renewal.notification.domain.orders;

import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an order is about, whom it goes to and who stands above them, as it was known when the order was issued: the paper
 * doesn't change when a ledger does.
 *
 * @param nodeId null: about the project as a whole
 * @param unit whom the order goes to, and who answers
 * @param owner the person of the unit; null when none is named
 * @param zone in which the programme's days begin and end
 */
public record OrderSubject(
        String programme,
        String programmeName,
        String projectId,
        String projectName,
        @Nullable String nodeId,
        @Nullable String nodeName,
        String field,
        String area,
        @Nullable String headquarters,
        UnitRef unit,
        @Nullable PersonRef owner,
        @Nullable PersonRef leader,
        @Nullable PersonRef headquartersLeader,
        ZoneId zone) {

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
