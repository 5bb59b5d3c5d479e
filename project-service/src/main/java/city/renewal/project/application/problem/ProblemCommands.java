package city.renewal.project.application.problem;

import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Outcome.Done;
import city.renewal.project.application.command.Preconditions;
import city.renewal.project.application.photo.PhotoUses;
import city.renewal.project.application.problem.ProblemChanges.VisibleProblem;
import city.renewal.project.application.programme.Programmes;
import city.renewal.project.application.project.Projects;
import city.renewal.project.domain.problem.ProblemDecision;
import city.renewal.project.domain.problem.ProblemDecisions;
import city.renewal.project.domain.problem.ProblemDecisions.Verdict;
import city.renewal.project.domain.problem.ProblemExtensionDecisions;
import city.renewal.project.domain.problem.TrackedProblem;
import city.renewal.project.domain.project.Reason;
import city.renewal.project.domain.project.decision.ExtensionDecisions;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Commands on a problem: rectify, verify, reopen, reassign, extend. In a withdrawn project open problems can still be
 * closed, and none is reopened.
 */
public final class ProblemCommands {
    /**
     * The actor of a reopening after a citizen's objection. Citizens have no id, and their text stays in their report.
     */
    public static final String CITIZEN = "citizen";

    private static final String CITIZENS_NOTE = "市民反映未整改到位 · A citizen says that it is not mended";

    private final ProblemChanges changes;
    private final Programmes programmes;
    private final InstantSource clock;

    public ProblemCommands(
            Problems problems, Projects projects, Programmes programmes, PhotoUses photos, InstantSource clock) {
        this.changes = new ProblemChanges(problems, projects, new ProblemPhotos(photos));
        this.programmes = programmes;
        this.clock = clock;
    }

    public Outcome<TrackedProblem> get(Caller caller, String problemId) {
        var found = changes.find(caller, problemId);
        return found == null ? Outcome.notFound("problem", problemId) : Done.of(found.stored());
    }

    /** Claims that the problem is rectified. */
    public Outcome<TrackedProblem> rectify(
            Caller caller, String problemId, Preconditions preconditions, String note, List<String> photos) {
        return decide(
                caller,
                problemId,
                preconditions,
                ProblemRights::answersFor,
                "Only its unit or its owner rectifies a problem",
                found -> ProblemDecisions.rectify(
                        found.problem(), note, photos, today(found), caller.personId(), clock.instant()));
    }

    /** Verifies the claim. A supervisor accepts or returns it; the person who raised the problem may return it. */
    public Outcome<TrackedProblem> verify(
            Caller caller, String problemId, Preconditions preconditions, Verdict verdict, String note) {
        return changes.change(caller, problemId, preconditions, found -> {
            var rights = found.rights();
            var contests = verdict == Verdict.RETURNED && rights.isRaiser();
            if (!contests
                    && !caller.isIn(Role.SUPERVISOR, found.problem().listed().area())) {
                return ProblemDecision.rejected(Reason.FORBIDDEN, "Only a supervisor of its area checks a problem");
            }
            if (!contests && rights.belongsTo()) {
                return ProblemDecision.rejected(
                        Reason.SELF_VERIFICATION,
                        "Whoever answers for a problem, or is of its unit, may not verify it");
            }
            return ProblemDecisions.verify(found.problem(), verdict, note, caller.personId(), clock.instant());
        });
    }

    /**
     * Reopens a closed problem.
     *
     * @param dueDate the new due date; null: the due date stays
     */
    public Outcome<TrackedProblem> reopen(
            Caller caller,
            String problemId,
            Preconditions preconditions,
            String note,
            List<String> photos,
            @Nullable LocalDate dueDate) {
        return decide(
                caller,
                problemId,
                preconditions,
                rights -> setsDates(rights) || (rights.isRaiser() && dueDate == null),
                "Only a supervisor of its area, its leader or a commander opens a problem again and sets a new date;"
                        + " whoever raised it opens it again without one",
                found -> found.isOfWithdrawnProject()
                        ? withdrawn(problemId)
                        : ProblemDecisions.reopen(
                                found.problem(),
                                note,
                                photos,
                                dueDate,
                                today(found),
                                caller.personId(),
                                clock.instant()));
    }

    /**
     * Reopens a closed problem after the objection of a citizen who reported it. Checks no rights: the caller has
     * checked that the citizen may object. The due date stays.
     *
     * @param commandId idempotency key of the objection, so that it reopens the problem once
     * @param photos photos of the problem as it is now
     */
    public Outcome<TrackedProblem> reopenForCitizen(String problemId, String commandId, List<String> photos) {
        return changes.changeUnchecked(
                problemId,
                commandId,
                found -> found.isOfWithdrawnProject()
                        ? withdrawn(problemId)
                        : ProblemDecisions.reopen(
                                found.problem(), CITIZENS_NOTE, photos, null, today(found), CITIZEN, clock.instant()));
    }

    private static ProblemDecision withdrawn(String problemId) {
        return ProblemDecision.rejected(
                Reason.PROJECT_WITHDRAWN,
                "The project of problem '%s' was taken out of its programme".formatted(problemId));
    }

    /**
     * Changes the responsible people; null keeps the present one. Only a commander changes the leader of a problem
     * without a project, because that leader decides on its due date.
     */
    public Outcome<TrackedProblem> reassign(
            Caller caller,
            String problemId,
            Preconditions preconditions,
            @Nullable PersonRef owner,
            @Nullable UnitRef unit,
            @Nullable PersonRef leader,
            String reason) {
        return decide(
                caller,
                problemId,
                preconditions,
                rights -> rights.isCommander() || (rights.mayVerify() && (leader == null || rights.isOfProject())),
                "Only a commander of its area, or a supervisor who has no part in it, gives a problem to others;"
                        + " only a commander names another leader of one without a project",
                found -> ProblemDecisions.reassign(
                        found.problem(), owner, unit, leader, reason, caller.personId(), clock.instant()));
    }

    public Outcome<TrackedProblem> requestExtension(
            Caller caller,
            String problemId,
            Preconditions preconditions,
            String extensionId,
            LocalDate dueDate,
            String reason) {
        return decide(
                caller,
                problemId,
                preconditions,
                rights -> rights.answersFor() || rights.isCommander(),
                "Only its unit, its owner or a commander of its area asks for more time",
                found -> ProblemExtensionDecisions.request(
                        found.problem(), extensionId, dueDate, reason, caller.personId(), clock.instant()));
    }

    /** @param dueDate replaces the requested date; null: the requested date is granted */
    public Outcome<TrackedProblem> decideExtension(
            Caller caller,
            String problemId,
            Preconditions preconditions,
            String extensionId,
            ExtensionDecisions.Verdict verdict,
            @Nullable LocalDate dueDate,
            String note) {
        return decide(
                caller,
                problemId,
                preconditions,
                ProblemRights::decidesOnDates,
                "Only the project's leader, the leader of a problem without a project, or a commander of its area"
                        + " decides on more time",
                found -> ProblemExtensionDecisions.decide(
                        found.problem(), extensionId, verdict, dueDate, note, caller.personId(), clock.instant()));
    }

    private static boolean setsDates(ProblemRights rights) {
        return rights.decidesOnDates() || rights.mayVerify();
    }

    private Outcome<TrackedProblem> decide(
            Caller caller,
            String problemId,
            Preconditions preconditions,
            Predicate<ProblemRights> may,
            String whoMay,
            Function<VisibleProblem, ProblemDecision> decide) {
        return changes.change(
                caller,
                problemId,
                preconditions,
                found -> may.test(found.rights())
                        ? decide.apply(found)
                        : ProblemDecision.rejected(Reason.FORBIDDEN, whoMay));
    }

    private LocalDate today(VisibleProblem found) {
        return programmes
                .load(found.problem().listed().programme())
                .map(StoredAggregate::state)
                .orElseThrow()
                .dateOf(clock.instant());
    }
}
