package city.renewal.project.application.report;

import city.renewal.events.PlannedNode;
import city.renewal.events.Responsibility;
import city.renewal.project.application.Projects;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.report.SenderRights;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Sight;
import java.util.Set;

/** Which nodes of a project a caller may report on: the one place that the use cases of reports ask. */
record ReportRights(Caller caller, Project project) {
    /** Whether the caller may know of the project. An integration that reports need not be one that reads. */
    boolean sees() {
        return Sight.of(caller).reaches(Projects.target(project)) || isOwnersUnit() || isIntegration();
    }

    private boolean isOwnersUnit() {
        return caller.is(Role.OWNER)
                && caller.units().contains(project.entry().unit().unitId());
    }

    private boolean isIntegration() {
        return caller.isIn(Role.INTEGRATION, project.entry().area())
                && caller.scopes().contains(SiteReportCommands.REPORT);
    }

    boolean mayReportOn(PlannedNode node) {
        return mayReportOn(project, node, caller.personId(), sender());
    }

    /** Whether a report that was held may count for the node that appeared. */
    static boolean mayReportOn(Project project, PlannedNode node, String personId, SenderRights sender) {
        Responsibility responsibility = node.responsibility();
        return sender.isIntegration()
                || sender.units().contains(project.entry().unit().unitId())
                || sender.units().contains(responsibility.unit().unitId())
                || (sender.isOwner() && responsibility.owner().personId().equals(personId));
    }

    /**
     * Whether a report on a node that is unknown so far may be held: by a reporter whose unit the project knows, by somebody who
     * answers for another node of it or belongs to its unit, or by an integration.
     */
    boolean mayBeHeld() {
        return isIntegration() || isOwnersUnit() || reportsForAUnitOfIt() || ownsANode();
    }

    private boolean reportsForAUnitOfIt() {
        return caller.is(Role.REPORTER)
                && Projects.target(project).units().stream().anyMatch(caller.units()::contains);
    }

    private boolean ownsANode() {
        return caller.is(Role.OWNER) && Projects.target(project).owners().contains(caller.personId());
    }

    /** By which right the caller reports, for a decision that is made later. */
    SenderRights sender() {
        return new SenderRights(caller.is(Role.REPORTER) ? caller.units() : Set.of(), caller.is(Role.OWNER), isIntegration());
    }
}
