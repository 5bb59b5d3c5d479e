package city.renewal.project.domain.report;

import java.util.Set;

/**
 * The rights of a held report's sender at the time of sending, for the decision when the node exists.
 *
 * @param units ids of the reporter's units; empty if the reporter has no role that reports for units
 * @param isOwner whether the reporter may report on nodes that they own
 * @param isIntegration whether it came from a system that reports for the whole area of the project
 */
public record SenderRights(Set<String> units, boolean isOwner, boolean isIntegration) {
    public SenderRights {
        units = Set.copyOf(units);
    }
}
