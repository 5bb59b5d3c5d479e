package city.renewal.project.application.report;

import city.renewal.events.PlannedNode;
import city.renewal.events.Responsibility;
import city.renewal.project.application.project.Projects;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.report.SenderRights;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import java.util.Set;

/** Access rules for reports: which nodes of a project a caller may report on. All report use cases use this class. */
record ReportRights(Caller caller, Project project) {
    /** Whether the caller may know of the project. An integration may report without the right to read. */
    boolean sees() {
        return Visibility.of(caller).sees(Projects.target(project)) || isOwnersUnit() || isIntegration();
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

    /** Whether a held report may count for the node that a plan has now. */
    static boolean mayReportOn(Project project, PlannedNode node, String personId, SenderRights sender) {
        Responsibility responsibility = node.responsibility();
        return sender.isIntegration()
                || sender.units().contains(project.entry().unit().unitId())
                || sender.units().contains(responsibility.unit().unitId())
                || (sender.isOwner() && responsibility.owner().personId().equals(personId));
    }

    /**
     * Whether a report on an unknown node may be held: for a reporter of one of the project's units, an owner of
     * another node, a member of the project's unit, or an integration.
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

    /** The caller's rights at the time of the report, for a later decision. */
    SenderRights sender() {
        return new SenderRights(
                caller.is(Role.REPORTER) ? caller.units() : Set.of(), caller.is(Role.OWNER), isIntegration());
    }
}
