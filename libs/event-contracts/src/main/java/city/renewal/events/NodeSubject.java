package city.renewal.events;

import org.jspecify.annotations.Nullable;

/**
 * The node of a change, and everything that is needed to find the recipients: the escalation levels from owner to
 * headquarters.
 */
public record NodeSubject(
        String programme,
        String programmeName,
        String projectId,
        String projectName,
        String nodeId,
        String nodeName,
        String field,
        String area,
        @Nullable String headquarters,
        @Nullable PersonRef headquartersLeader,
        PersonRef owner,
        UnitRef unit,
        @Nullable PersonRef leader,
        @Nullable PersonRef supervisor) {}
