package city.renewal.project.application.citizen;

import city.renewal.events.Problem;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.problem.ProblemCommands;
import city.renewal.project.application.problem.Problems;
import city.renewal.project.domain.citizen.CitizenReport;
import city.renewal.project.domain.citizen.CitizenReport.Objection;
import city.renewal.project.domain.citizen.CitizenReport.Rating;
import city.renewal.project.domain.project.Reason;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Ratings and objections of the citizen who holds a report's token. A closing of the problem is identified by the
 * number of earlier reopenings. Each closing has at most one rating (the last one counts) and at most one objection.
 */
public final class CitizenFeedback {
    private static final int TRIES = 5;

    private final CitizenReports reports;
    private final Problems problems;
    private final ProblemCommands commands;
    private final CitizenPolicy policy;
    private final InstantSource clock;

    public CitizenFeedback(
            CitizenReports reports,
            Problems problems,
            ProblemCommands commands,
            CitizenPolicy policy,
            InstantSource clock) {
        this.reports = reports;
        this.problems = problems;
        this.commands = commands;
        this.policy = policy;
        this.clock = clock;
    }

    /** @param stars 1 to 5 */
    public Outcome<CitizenReport> rate(String token, int stars) {
        return change(token, stored -> {
            var closed = closed(stored.state());
            return closed == null
                    ? notClosed()
                    : save(stored, stored.state().rated(new Rating(closed.reopened(), stars, clock.instant())));
        });
    }

    /**
     * Reopens the problem, then stores the objection. If the service crashes in between, a retry recognises that its
     * own objection reopened the problem, and continues.
     *
     * @param text the citizen's own text; null: none
     * @param photos SHA-256 of stored photos of the problem
     */
    public Outcome<CitizenReport> object(String token, @Nullable String text, List<String> photos) {
        return change(token, stored -> {
            var report = stored.state();
            var problemId = report.problemId();
            var tracked = problemId == null ? null : problems.load(problemId).orElse(null);
            if (problemId == null || tracked == null) {
                return notClosed();
            }
            var problem = tracked.state().listed();
            var isClosed = problem.state() == Problem.State.CLOSED;
            var closing = isClosed ? problem.reopened() : problem.reopened() - 1;
            var commandId = "citizen-objection/%s/%d".formatted(report.reportId(), closing);
            if (!isClosed && !tracked.hasHandled(commandId)) {
                return notClosed();
            }
            if (report.hasObjectedTo(closing)) {
                return new Outcome.Done<>(report.reportId(), stored.version(), report);
            }
            return switch (commands.reopenForCitizen(problemId, commandId, photos)) {
                case Outcome.Refused<?>(var reason, var message, var faults) ->
                    new Outcome.Refused<>(reason, message, faults);
                case Outcome.Done<?> _ -> {
                    var now = clock.instant();
                    yield save(
                            stored,
                            report.objected(
                                    new Objection(closing, text, photos, now), now.plus(policy.personalDataKept())));
                }
            };
        });
    }

    private Outcome<CitizenReport> change(
            String token, Function<StoredAggregate<CitizenReport>, Outcome<CitizenReport>> change) {
        for (int attempt = 1; ; attempt++) {
            var stored = CitizenTokens.reportId(token).flatMap(reports::load).orElse(null);
            if (stored == null) {
                return Outcome.notFound("request of this token", "…");
            }
            try {
                return change.apply(stored);
            } catch (ConcurrentChange e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private @Nullable Problem closed(CitizenReport report) {
        var problemId = report.problemId();
        return problemId == null
                ? null
                : problems.load(problemId)
                        .map(stored -> stored.state().listed())
                        .filter(problem -> problem.state() == Problem.State.CLOSED)
                        .orElse(null);
    }

    private static Outcome<CitizenReport> notClosed() {
        return Outcome.refused(Reason.PROBLEM_NOT_CLOSED, "尚未办结,办结后方可评价或反映 · It is not closed: wait until it is");
    }

    private Outcome<CitizenReport> save(StoredAggregate<CitizenReport> stored, CitizenReport next) {
        return new Outcome.Done<>(stored.id(), reports.save(stored, new Change<>(next, List.of(), null)), next);
    }
}
