package city.renewal.project.application.problem;

import city.renewal.events.Problem.Source;
import city.renewal.project.application.project.Projects;
import city.renewal.project.domain.problem.TrackedProblem.RaisingCapacity;
import city.renewal.project.domain.project.Project;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * Access rules for raising a problem, by source.
 *
 * <table>
 * <caption>Sources</caption>
 * <tr><td>SITE</td><td>a reporter, an owner or a unit of the project; a supervisor of the area</td></tr>
 * <tr><td>INSPECTION, ASSESSMENT</td><td>a supervisor or a commander of the area</td></tr>
 * <tr><td>INSTRUCTION</td><td>a commander of the area; a leader in what they lead, or in an area that they were given</td></tr>
 * <tr><td>CITIZEN</td><td>a moderator: a supervisor or a commander of the area</td></tr>
 * </table>
 *
 * @param area of the problem
 * @param project that the problem is about; null: it is about an area
 */
record RaisingRights(Caller caller, String area, @Nullable Project project) {
    /** The capacity in which the caller may raise a problem of this source; null if they may not. */
    @Nullable
    RaisingCapacity capacity(Source source) {
        return switch (source) {
            case SITE ->
                caller.isIn(Role.SUPERVISOR, area)
                        ? RaisingCapacity.INSPECTOR
                        : isOfTheSite() ? RaisingCapacity.REPORTER : null;
            case INSPECTION, ASSESSMENT, CITIZEN -> isOffice() ? RaisingCapacity.INSPECTOR : null;
            case INSTRUCTION -> caller.isIn(Role.COMMANDER, area) || leads() ? RaisingCapacity.INSPECTOR : null;
        };
    }

    static String whoMay(Source source) {
        return switch (source) {
            case SITE ->
                "Only a reporter, an owner or a unit of the project, or a supervisor of the area, raises"
                        + " a problem of source SITE";
            case INSPECTION, ASSESSMENT, CITIZEN ->
                "Only a supervisor or a commander of the area raises a problem of source %s".formatted(source);
            case INSTRUCTION ->
                "Only a commander of the area, or a leader in what they lead, raises a problem of source INSTRUCTION";
        };
    }

    private boolean isOffice() {
        return caller.isIn(Role.SUPERVISOR, area) || caller.isIn(Role.COMMANDER, area);
    }

    private boolean isOfTheSite() {
        if (project == null) {
            return false;
        }
        var target = Projects.target(project);
        return ((caller.is(Role.REPORTER) || caller.is(Role.UNIT))
                        && target.units().stream().anyMatch(caller.units()::contains))
                || (caller.is(Role.OWNER) && target.owners().contains(caller.personId()));
    }

    private boolean leads() {
        return caller.is(Role.LEADER)
                && (project == null
                        ? caller.covers(area)
                        : Projects.target(project).leaders().contains(caller.personId()));
    }
}
