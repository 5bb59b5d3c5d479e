package city.renewal.project.application.problem;

import city.renewal.events.PersonRef;
import city.renewal.events.Problem;
import city.renewal.project.application.project.Projects;
import city.renewal.project.domain.project.Project;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Access rules of a caller on a problem. All use cases use this class.
 *
 * @param project the project that the problem is about; null: it is about an area
 */
public record ProblemRights(
        Caller caller, Problem problem, @Nullable Project project) {
    /**
     * Whether the caller may see the problem: its project or area is in their sight, or they raised it or are
     * responsible for it.
     */
    boolean sees() {
        return seesItself() || (project != null && Visibility.of(caller).sees(Projects.target(project)));
    }

    /**
     * Whether the caller may see it without looking at its project: by its area, unit, leader or owner, or because they
     * raised it.
     */
    public boolean seesItself() {
        var leader = problem.leader();
        var target = new Visibility.Target(
                problem.area(),
                Set.of(problem.unit().unitId()),
                leader == null ? Set.of() : Set.of(leader.personId()),
                Set.of(problem.owner().personId()));
        return Visibility.of(caller).sees(target) || isRaiser();
    }

    boolean isRaiser() {
        return caller.personId().equals(problem.raisedBy()) && !caller.is(Role.INTEGRATION);
    }

    /** Whether the caller has the role of its owner, its unit or its project's unit. */
    boolean answersFor() {
        return (caller.is(Role.UNIT) && isOfItsUnits()) || (caller.is(Role.OWNER) && isCaller(problem.owner()));
    }

    /** Whether the caller is its owner, or a member of its unit or its project's unit, in any role. */
    boolean belongsTo() {
        return isOfItsUnits() || isCaller(problem.owner());
    }

    boolean isCommander() {
        return caller.isIn(Role.COMMANDER, problem.area());
    }

    /** Whether the caller is a supervisor of its area and not involved in the problem. */
    public boolean mayVerify() {
        return caller.isIn(Role.SUPERVISOR, problem.area()) && !belongsTo();
    }

    /**
     * Whether the caller may move the due date: a commander of its area, or the project's leader. The problem's own
     * leader decides only if there is no project, because that leader is named by the person who raised the problem,
     * who may belong to the unit.
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
