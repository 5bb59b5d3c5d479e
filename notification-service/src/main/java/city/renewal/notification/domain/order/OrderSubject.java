package city.renewal.notification.domain.order;

import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import city.renewal.notification.domain.recipient.EscalationChain;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.recipient.ProjectRef;
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
 * @param projectId empty: it is about a problem that belongs to no project
 * @param nodeId null: about the project as a whole, or about a problem
 * @param unit whom the order goes to, and who answers
 * @param owner the person of the unit; null when none is named
 * @param zone in which the programme's days begin and end
 * @param problemId null: it isn't about a problem
 * @param problemTitle null: it isn't about a problem
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
        ZoneId zone,
        @Nullable String problemId,
        @Nullable String problemTitle) {
    /** About a node, or a project as a whole. */
    public OrderSubject(
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
        this(
                programme,
                programmeName,
                projectId,
                projectName,
                nodeId,
                nodeName,
                field,
                area,
                headquarters,
                unit,
                owner,
                leader,
                headquartersLeader,
                zone,
                null,
                null);
    }

    /** Name of the widest thing that it is about: the project, or a problem that belongs to none. */
    public String name() {
        return projectId.isEmpty() && problemTitle != null ? problemTitle : projectName;
    }

    /** The project; null: it belongs to none. */
    public @Nullable ProjectRef project() {
        return projectId.isEmpty() ? null : new ProjectRef(projectId, projectName);
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
        return level == EscalationLevel.OWNER && owner == null
                ? Optional.empty()
                : chain().recipientAt(level);
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
