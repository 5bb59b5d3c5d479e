package city.renewal.project.application;

import city.renewal.events.PersonRef;
import city.renewal.project.domain.project.Project;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import org.jspecify.annotations.Nullable;

/** What a caller is to a project or a node of it: the one place that the use cases ask. */
record ProjectRights(Caller caller, Project project) {
    boolean isCommander() {
        return caller.isIn(Role.COMMANDER, project.entry().area());
    }

    boolean isProjectUnit() {
        return caller.is(Role.UNIT)
                && caller.units().contains(project.entry().unit().unitId());
    }

    /** The unit of the project or of the node, or the person who answers for the node. */
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

    /** Whether the caller is the node's owner or of the unit of the node or the project, in whichever role. */
    boolean belongsTo(String nodeId) {
        var units = caller.units();
        return units.contains(project.entry().unit().unitId())
                || project.node(nodeId)
                        .map(node -> node.responsibility())
                        .filter(of -> units.contains(of.unit().unitId())
                                || of.owner().personId().equals(caller.personId()))
                        .isPresent();
    }

    /** The leader whom the project's entry names. A node's leader is named by its plan, which the unit sets, and decides nothing. */
    boolean isLeader() {
        return caller.is(Role.LEADER) && isCaller(project.entry().leader());
    }

    /** Who may move a promised date: the project's leader or a commander of its area. */
    boolean decidesOnDates() {
        return isCommander() || isLeader();
    }

    private boolean isCaller(@Nullable PersonRef person) {
        return person != null && person.personId().equals(caller.personId());
    }
}
