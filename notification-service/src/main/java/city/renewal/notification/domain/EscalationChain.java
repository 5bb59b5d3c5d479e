package city.renewal.notification.domain;

import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import org.jspecify.annotations.Nullable;

/** Who answers for a subject, from the person responsible upwards; the supervision office stands above every chain. */
public record EscalationChain(
        PersonRef owner,
        UnitRef unit,
        @Nullable PersonRef leader,
        @Nullable PersonRef headquartersLeader) {}
