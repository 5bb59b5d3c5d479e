package city.renewal.project.application.project;

import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.project.NodeCommands.Target;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.Reason;
import city.renewal.project.domain.project.decision.DecideExtension;
import city.renewal.project.domain.project.decision.ExtensionDecisions;
import city.renewal.project.domain.project.decision.ExtensionDecisions.Verdict;
import city.renewal.starter.security.Caller;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Requests extensions of due dates, and decides on the requests. */
public final class ExtensionCommands {
    private final ProjectChanges changes;
    private final InstantSource clock;

    public ExtensionCommands(Projects projects, InstantSource clock) {
        this.changes = new ProjectChanges(projects);
        this.clock = clock;
    }

    public Outcome<Project> request(
            Caller caller, Target target, String extensionId, LocalDate dueDate, String reason) {
        return changes.change(caller, target.projectId(), target.preconditions(), stored -> {
            var rights = new ProjectRights(caller, stored.state());
            return rights.answersFor(target.nodeId()) || rights.isCommander()
                    ? ExtensionDecisions.request(
                            stored.state(),
                            target.nodeId(),
                            extensionId,
                            dueDate,
                            reason,
                            caller.personId(),
                            clock.instant())
                    : Decision.rejected(
                            Reason.FORBIDDEN, "Only its unit, its owner or a commander of its area asks for more time");
        });
    }

    /** @param dueDate replaces the requested date; null: the requested date is granted */
    public Outcome<Project> decide(
            Caller caller,
            Target target,
            String extensionId,
            Verdict verdict,
            @Nullable LocalDate dueDate,
            String note) {
        return changes.change(caller, target.projectId(), target.preconditions(), stored -> {
            return new ProjectRights(caller, stored.state()).decidesOnDates()
                    ? ExtensionDecisions.decide(
                            stored.state(),
                            new DecideExtension(target.nodeId(), extensionId, verdict, dueDate, note),
                            caller.personId(),
                            clock.instant())
                    : Decision.rejected(
                            Reason.FORBIDDEN,
                            "Only the project's leader or a commander of its area decides on more time");
        });
    }
}
