package city.renewal.project.application.project;

import city.renewal.events.PersonRef;
import city.renewal.project.domain.project.Project;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import org.jspecify.annotations.Nullable;

/** Access rules of a caller on a project or one of its nodes. All use cases use this class. */
public record ProjectRights(Caller caller, Project project) {
    boolean isCommander() {
        return caller.isIn(Role.COMMANDER, project.entry().area());
    }

    boolean isProjectUnit() {
        return caller.is(Role.UNIT)
                && caller.units().contains(project.entry().unit().unitId());
    }

    /** Whether the caller has the role of the project's unit, the node's unit or the node's owner. */
    boolean answersFor(String nodeId) {
        var responsibility = project.node(nodeId).map(node -> node.responsibility());
        return isProjectUnit()
                || (caller.is(Role.UNIT)
                        && responsibility
                                .filter(of -> caller.units().contains(of.unit().unitId()))
                                .isPresent())
                || (caller.is(Role.OWNER)
                        && responsibility
                                .filter(of -> of.owner().personId().equals(caller.personId()))
                                .isPresent());
    }

    /** Whether the caller is the node's owner, or a member of the node's or the project's unit, in any role. */
    public boolean belongsTo(String nodeId) {
        var units = caller.units();
        return units.contains(project.entry().unit().unitId())
                || project.node(nodeId)
                        .map(node -> node.responsibility())
                        .filter(of -> units.contains(of.unit().unitId())
                                || of.owner().personId().equals(caller.personId()))
                        .isPresent();
    }

    /**
     * Whether the caller is the leader in the project's entry. A node's leader is set by the unit with the plan, and
     * has no right to decide.
     */
    boolean isLeader() {
        return caller.is(Role.LEADER) && isCaller(project.entry().leader());
    }

    /** Whether the caller may move a due date: the project's leader or a commander of its area. */
    boolean decidesOnDates() {
        return isCommander() || isLeader();
    }

    private boolean isCaller(@Nullable PersonRef person) {
        return person != null && person.personId().equals(caller.personId());
    }
}
