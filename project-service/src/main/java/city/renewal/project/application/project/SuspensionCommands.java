package city.renewal.project.application.project;

import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Preconditions;
import city.renewal.project.application.programme.CalendarCache;
import city.renewal.project.application.programme.Programmes;
import city.renewal.project.domain.programme.Programme;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.Reason;
import city.renewal.project.domain.project.decision.ResumeWork;
import city.renewal.project.domain.project.decision.SuspendWork;
import city.renewal.project.domain.project.decision.SuspensionDecisions;
import city.renewal.starter.security.Caller;
import java.time.InstantSource;
import java.util.function.Function;

/** Suspends work on a project by order, and resumes it. */
public final class SuspensionCommands {
    private final ProjectChanges changes;
    private final Programmes programmes;
    private final CalendarCache calendars;
    private final InstantSource clock;

    public SuspensionCommands(Projects projects, Programmes programmes, CalendarCache calendars, InstantSource clock) {
        this.changes = new ProjectChanges(projects);
        this.programmes = programmes;
        this.calendars = calendars;
        this.clock = clock;
    }

    public Outcome<Project> suspend(Caller caller, String projectId, Preconditions preconditions, SuspendWork command) {
        return decide(caller, projectId, preconditions, project -> {
            var now = clock.instant();
            return SuspensionDecisions.suspend(
                    project, command, programme(project).dateOf(now), caller.personId(), now);
        });
    }

    public Outcome<Project> end(Caller caller, String projectId, Preconditions preconditions, ResumeWork command) {
        return decide(caller, projectId, preconditions, project -> {
            var now = clock.instant();
            return SuspensionDecisions.end(
                    project,
                    command,
                    calendars.of(project.entry()),
                    programme(project).dateOf(now),
                    caller.personId(),
                    now);
        });
    }

    private Outcome<Project> decide(
            Caller caller, String projectId, Preconditions preconditions, Function<Project, Decision> decide) {
        return changes.change(
                caller,
                projectId,
                preconditions,
                stored -> new ProjectRights(caller, stored.state()).isCommander()
                        ? decide.apply(stored.state())
                        : Decision.rejected(Reason.FORBIDDEN, "Only a commander of its area stops and resumes work"));
    }

    private Programme programme(Project project) {
        return programmes.load(project.entry().programme()).orElseThrow().state();
    }
}
