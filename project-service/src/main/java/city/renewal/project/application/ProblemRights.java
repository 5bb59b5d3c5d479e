package city.renewal.project.application;

import city.renewal.events.PersonRef;
import city.renewal.events.Problem;
import city.renewal.project.domain.project.Project;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Sight;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller is to a problem: the one place that the use cases ask.
 *
 * @param project the project that the problem is about; null: it is about an area
 */
record ProblemRights(
        Caller caller, Problem problem, @Nullable Project project) {
    /** Whether the caller sees the problem: its project or area is in their sight, or they raised it or answer for it. */
    boolean sees() {
        return seesItself() || (project != null && Sight.of(caller).reaches(Projects.target(project)));
    }

    /** Whether the caller sees it whatever its project is: by its area, unit, leader or owner, or because they raised it. */
    boolean seesItself() {
        var leader = problem.leader();
        var target = new Sight.Target(
                problem.area(),
                Set.of(problem.unit().unitId()),
                leader == null ? Set.of() : Set.of(leader.personId()),
                Set.of(problem.owner().personId()));
        return Sight.of(caller).reaches(target) || isRaiser();
    }

    boolean isRaiser() {
        return caller.personId().equals(problem.raisedBy()) && !caller.is(Role.INTEGRATION);
    }

    /** In the role of its owner, of its unit, or of its project's unit. */
    boolean answersFor() {
        return (caller.is(Role.UNIT) && isOfItsUnits()) || (caller.is(Role.OWNER) && isCaller(problem.owner()));
    }

    /** Whether the caller is its owner or of its unit or its project's unit, in whichever role. */
    boolean belongsTo() {
        return isOfItsUnits() || isCaller(problem.owner());
    }

    boolean isCommander() {
        return caller.isIn(Role.COMMANDER, problem.area());
    }

    /** A supervisor of its area who has no part in it. */
    boolean mayVerify() {
        return caller.isIn(Role.SUPERVISOR, problem.area()) && !belongsTo();
    }

    /**
     * Who may move a promised date: a commander of its area, and the project's leader. The leader whom the problem names
     * decides only where there is no project, because the person who raised the problem named them and may be of the unit.
     */
    boolean decidesOnDates() {
        return isCommander()
                || (caller.is(Role.LEADER)
                        && isCaller(
                                project == null
                                        ? problem.leader()
                                        : project.entry().leader()));
    }

    boolean isOfProject() {
        return project != null;
    }

    private boolean isOfItsUnits() {
        return caller.units().contains(problem.unit().unitId())
                || (project != null
                        && caller.units().contains(project.entry().unit().unitId()));
    }

    private boolean isCaller(@Nullable PersonRef person) {
        return person != null && person.personId().equals(caller.personId());
    }
}
