package city.renewal.project.application.project;

import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Preconditions;
import city.renewal.project.application.programme.CalendarCache;
import city.renewal.project.application.programme.Programmes;
import city.renewal.project.domain.programme.Programme;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.Reason;
import city.renewal.project.domain.project.decision.AdvancementDecisions;
import city.renewal.project.domain.project.decision.ClaimCompletion;
import city.renewal.project.domain.project.decision.CompletionDates;
import city.renewal.project.domain.project.decision.NodeDecisions;
import city.renewal.project.domain.project.decision.NodeDecisions.Answer;
import city.renewal.project.domain.project.decision.NodeDecisions.Verdict;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Commands on a planned node: claim its completion, verify the claim, sign for the due date or object, bring the due
 * date forward.
 */
public final class NodeCommands {
    private final ProjectChanges changes;
    private final Programmes programmes;
    private final CalendarCache calendars;
    private final NodeReports reports;
    private final ClaimEvidenceCheck stored;
    private final InstantSource clock;

    public NodeCommands(
            Projects projects,
            Programmes programmes,
            CalendarCache calendars,
            NodeReports reports,
            ClaimEvidenceCheck stored,
            InstantSource clock) {
        this.reports = reports;
        this.stored = stored;
        this.changes = new ProjectChanges(projects);
        this.programmes = programmes;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * The node that a command addresses, and the command's preconditions.
     *
     * @param expectedVersion the project's version that the caller read; null: any version
     * @param commandId idempotency key of the command
     */
    public record Target(
            String projectId,
            String nodeId,
            @Nullable Long expectedVersion,
            @Nullable String commandId) {
        Preconditions preconditions() {
            return new Preconditions(expectedVersion, commandId);
        }
    }

    public Outcome<Project> claim(
            Caller caller, Target target, LocalDate completedOn, List<String> evidence, String note) {
        return decide(
                caller,
                target,
                project -> new ProjectRights(caller, project).answersFor(target.nodeId()),
                "Only its unit or its owner claims a node as done",
                project -> {
                    var now = clock.instant();
                    var decision = NodeDecisions.claim(
                            project.state(),
                            new ClaimCompletion(target.nodeId(), completedOn, evidence, note),
                            possible(project.state(), target.nodeId(), now),
                            caller.personId(),
                            now);
                    return decision instanceof Decision.Accepted ? ifStored(target, evidence, decision) : decision;
                });
    }

    private Decision ifStored(Target target, List<String> evidence, Decision decision) {
        var faults = stored.faults(target.projectId(), target.nodeId(), evidence);
        return faults.isEmpty() ? decision : Decision.invalid(faults);
    }

    public Outcome<Project> verify(Caller caller, Target target, Verdict verdict, String note) {
        return decide(
                caller,
                target,
                project -> caller.isIn(Role.SUPERVISOR, project.entry().area()),
                "Only a supervisor of its area checks a node",
                stored -> {
                    if (new ProjectRights(caller, stored.state()).belongsTo(target.nodeId())) {
                        return Decision.rejected(
                                Reason.SELF_VERIFICATION,
                                "Whoever answers for a node, or is of its unit, may not verify it");
                    }
                    if (reports.hasReported(target.projectId(), target.nodeId(), caller.personId())) {
                        return Decision.rejected(
                                Reason.SELF_VERIFICATION, "Whoever sent a site report on a node may not verify it");
                    }
                    var now = clock.instant();
                    return NodeDecisions.verify(
                            stored.state(),
                            target.nodeId(),
                            verdict,
                            note,
                            possible(stored.state(), target.nodeId(), now),
                            caller.personId(),
                            now);
                });
    }

    public Outcome<Project> answer(Caller caller, Target target, Answer answer, String note) {
        return decide(
                caller,
                target,
                _ -> true,
                "",
                stored -> NodeDecisions.answer(
                        stored.state(), target.nodeId(), answer, note, caller.personId(), clock.instant()));
    }

    /** Moves a due date to an earlier day. */
    public Outcome<Project> advance(Caller caller, Target target, LocalDate dueDate, String reason) {
        return decide(
                caller,
                target,
                project -> new ProjectRights(caller, project).decidesOnDates(),
                "Only the project's leader or a commander of its area brings a date forward",
                stored -> {
                    var now = clock.instant();
                    return AdvancementDecisions.advance(
                            stored.state(),
                            target.nodeId(),
                            dueDate,
                            reason,
                            programme(stored.state()).dateOf(now),
                            caller.personId(),
                            now);
                });
    }

    private Outcome<Project> decide(
            Caller caller,
            Target target,
            Predicate<Project> may,
            String whoMay,
            java.util.function.Function<StoredAggregate<Project>, Decision> decide) {
        return changes.change(
                caller,
                target.projectId(),
                target.preconditions(),
                stored ->
                        may.test(stored.state()) ? decide.apply(stored) : Decision.rejected(Reason.FORBIDDEN, whoMay));
    }

    private CompletionDates possible(Project project, String nodeId, Instant now) {
        var programme = programme(project);
        return CompletionDates.of(
                project, nodeId, programme.year(), calendars.of(project.entry()), programme.dateOf(now));
    }

    private Programme programme(Project project) {
        return programmes.load(project.entry().programme()).orElseThrow().state();
    }
}
