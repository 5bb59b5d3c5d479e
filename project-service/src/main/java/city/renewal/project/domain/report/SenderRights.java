package city.renewal.project.domain.report;

import java.util.Set;

/**
 * By which right a held report was sent, for the decision on it once its node appears.
 *
 * @param units ids of the reporter's units; empty when the reporter holds no role that reports for units
 * @param isOwner whether the reporter may report on nodes that they answer for
 * @param isIntegration whether it came from a system that reports for the whole area of the project
 */
public record SenderRights(Set<String> units, boolean isOwner, boolean isIntegration) {
    public SenderRights {
        units = Set.copyOf(units);
    }
}
