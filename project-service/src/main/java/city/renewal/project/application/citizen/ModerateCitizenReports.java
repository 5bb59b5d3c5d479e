package city.renewal.project.application.citizen;

import city.renewal.events.Location;
import city.renewal.events.PersonRef;
import city.renewal.events.Problem;
import city.renewal.events.UnitRef;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Preconditions;
import city.renewal.project.application.problem.ProblemCommands;
import city.renewal.project.application.problem.Problems;
import city.renewal.project.application.problem.RaiseProblem;
import city.renewal.project.domain.citizen.CitizenReport;
import city.renewal.project.domain.citizen.CitizenReport.State;
import city.renewal.project.domain.citizen.CitizenService;
import city.renewal.project.domain.citizen.Moderation;
import city.renewal.project.domain.citizen.Moderation.Verdict;
import city.renewal.project.domain.problem.ProblemDraft;
import city.renewal.project.domain.problem.TrackedProblem;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Reason;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.AreaCodes;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Moderates citizens' reports. A moderator is a supervisor or commander of the report's area; for a report without an
 * area, a supervisor or commander with a whole district. A report is moderated once.
 *
 * <p>An acceptance first raises the problem, under an id that is derived from the report's id, and then updates the
 * report. If the service crashes in between, the report is still pending; a repeated acceptance finds the problem and
 * continues, and any other verdict is refused.
 */
public final class ModerateCitizenReports {
    private static final int TRIES = 5;
    private static final int MAX_COMPARED = 2_000;
    private static final int MAX_DUPLICATES = 20;

    private final CitizenReports reports;
    private final Problems problems;
    private final RaiseProblem raising;
    private final ProblemCommands commands;
    private final CitizenPhotoUses photos;
    private final CitizenPolicy policy;
    private final InstantSource clock;

    public ModerateCitizenReports(
            CitizenReports reports,
            Problems problems,
            RaiseProblem raising,
            ProblemCommands commands,
            CitizenPhotoUses photos,
            CitizenPolicy policy,
            InstantSource clock) {
        this.reports = reports;
        this.problems = problems;
        this.raising = raising;
        this.commands = commands;
        this.photos = photos;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * A moderator's verdict. {@code problemId} is for a merger and {@code reason} for declining. The other fields are
     * for an acceptance; {@code description}, {@code address}, {@code location} and {@code area} are for a merger too.
     *
     * @param description the moderator's public wording; null: the title
     * @param category null: the category of the service
     */
    public record ModerationRequest(
            Verdict verdict,
            @Nullable String area,
            @Nullable String problemId,
            @Nullable String reason,
            @Nullable String programme,
            @Nullable String projectId,
            @Nullable String nodeId,
            @Nullable String title,
            @Nullable String description,
            @Nullable String category,
            @Nullable String address,
            @Nullable Location location,
            @Nullable PersonRef leader,
            @Nullable PersonRef owner,
            @Nullable UnitRef unit,
            @Nullable LocalDate dueDate) {}

    /** Another report that is a possible duplicate. */
    public record Duplicate(CitizenReport report, double metres) {}

    /**
     * A report with the data that a moderator needs.
     *
     * @param duplicates possible duplicates, nearest first, at most twenty
     * @param reports number of reports of its problem; 1 while there is no problem
     */
    public record ModerationCase(
            StoredAggregate<CitizenReport> stored, @Nullable Problem problem, List<Duplicate> duplicates, int reports) {
        public ModerationCase {
            duplicates = List.copyOf(duplicates);
        }
    }

    /** The id of the problem that an acceptance raises. */
    public static String problemId(String reportId) {
        return "citizen-" + reportId;
    }

    /**
     * The moderation queue, oldest first.
     *
     * @param area restricts the queue to this area; null: all areas of the caller
     * @param after order of the last report of the previous page; null: from the oldest
     */
    public List<StoredAggregate<CitizenReport>> queue(
            Caller caller,
            State state,
            @Nullable CitizenService service,
            @Nullable String area,
            @Nullable String after,
            int limit) {
        var areas = area == null
                ? caller.areas()
                : caller.covers(area)
                        ? Set.of(area)
                        : caller.areas().stream()
                                .filter(one -> AreaCodes.covers(area, one))
                                .collect(Collectors.toSet());
        var unplaced = area == null && hasDistrict(caller);
        return areas.isEmpty() && !unplaced
                ? List.of()
                : reports.queue(new CitizenReports.QueueQuery(state, service, areas, unplaced, after, limit));
    }

    /** The number of reports of each of these reports' problems. */
    public Map<String, Integer> countsByProblem(List<CitizenReport> listed) {
        return reports.countsByProblem(listed.stream()
                .map(CitizenReport::problemId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    /** One report with all its data. A report that the caller may not moderate is refused as not found. */
    public Outcome<ModerationCase> get(Caller caller, String reportId) {
        var stored = find(caller, reportId);
        if (stored == null) {
            return Outcome.notFound("citizen report", reportId);
        }
        var report = stored.state();
        if (report.area() == null) {
            photos.show(report.photos(), reportId, districts(caller));
        }
        var problemId = report.problemId();
        var problem = problemId == null
                ? null
                : problems.load(problemId).map(found -> found.state().listed()).orElse(null);
        var count = problemId == null
                ? 1
                : reports.countsByProblem(List.of(problemId)).getOrDefault(problemId, 1);
        return new Outcome.Done<>(
                reportId, stored.version(), new ModerationCase(stored, problem, duplicates(report), count));
    }

    private List<Duplicate> duplicates(CitizenReport report) {
        var rule = policy.duplicates();
        return reports
                .madeBetween(
                        report.service(),
                        report.requestedAt().minus(rule.within()),
                        report.requestedAt().plus(rule.within()),
                        MAX_COMPARED)
                .stream()
                .filter(other -> other.state() != State.DECLINED)
                .flatMap(other ->
                        rule.metresBetween(report, other).stream().mapToObj(metres -> new Duplicate(other, metres)))
                .sorted(Comparator.comparingDouble(Duplicate::metres))
                .limit(MAX_DUPLICATES)
                .toList();
    }

    public Outcome<CitizenReport> moderate(
            Caller caller, String reportId, Preconditions preconditions, ModerationRequest moderationRequest) {
        for (int attempt = 1; ; attempt++) {
            var stored = find(caller, reportId);
            if (stored == null) {
                return Outcome.notFound("citizen report", reportId);
            }
            var commandId = preconditions.commandId();
            if (commandId != null && stored.hasHandled(commandId)) {
                return new Outcome.Done<>(reportId, stored.version(), stored.state());
            }
            try {
                return decide(caller, stored, preconditions, moderationRequest);
            } catch (ConcurrentChange e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private Outcome<CitizenReport> decide(
            Caller caller,
            StoredAggregate<CitizenReport> stored,
            Preconditions preconditions,
            ModerationRequest moderationRequest) {
        var report = stored.state();
        if (report.state() != State.PENDING && !wasRaisedBesides(report, moderationRequest)) {
            return Outcome.refused(
                    Reason.ALREADY_MODERATED,
                    "Expected citizen report '%s' to be PENDING, but it is %s"
                            .formatted(report.reportId(), report.state()));
        }
        var expected = preconditions.expectedVersion();
        if (expected != null && expected != stored.version()) {
            return Outcome.refused(
                    Reason.STALE_VERSION,
                    "Expected version %d, but '%s' is at %d: somebody changed it meanwhile"
                            .formatted(expected, stored.id(), stored.version()));
        }
        if (moderationRequest.verdict() != Verdict.ACCEPTED
                && problems.load(problemId(report.reportId())).isPresent()) {
            return Outcome.refused(
                    Reason.ALREADY_MODERATED,
                    "Citizen report '%s' is being accepted: its problem was raised already"
                            .formatted(report.reportId()));
        }
        return switch (moderationRequest.verdict()) {
            case ACCEPTED -> accept(caller, stored, preconditions, moderationRequest);
            case MERGED -> merge(caller, stored, preconditions, moderationRequest);
            case DECLINED ->
                save(caller, stored, preconditions, moderationRequest, null, area(moderationRequest, report));
        };
    }

    /**
     * An acceptance and another verdict at the same time may both pass their checks; if a problem was raised, the
     * acceptance wins.
     */
    private boolean wasRaisedBesides(CitizenReport report, ModerationRequest moderationRequest) {
        var problemId = problemId(report.reportId());
        return moderationRequest.verdict() == Verdict.ACCEPTED
                && !problemId.equals(report.problemId())
                && problems.load(problemId).isPresent();
    }

    private Outcome<CitizenReport> accept(
            Caller caller,
            StoredAggregate<CitizenReport> stored,
            Preconditions preconditions,
            ModerationRequest moderationRequest) {
        var report = stored.state();
        var problemId = problemId(report.reportId());
        var draft = new ProblemDraft(
                problemId,
                moderationRequest.programme(),
                moderationRequest.projectId(),
                moderationRequest.nodeId(),
                area(moderationRequest, report),
                Problem.Source.CITIZEN,
                Objects.requireNonNullElse(moderationRequest.title(), ""),
                Objects.requireNonNullElse(moderationRequest.description(), ""),
                Objects.requireNonNullElse(
                        moderationRequest.category(),
                        report.service().category().name()),
                null,
                null,
                moderationRequest.leader(),
                moderationRequest.owner(),
                moderationRequest.unit(),
                Objects.requireNonNullElse(moderationRequest.dueDate(), LocalDate.EPOCH),
                report.photos(),
                moderationRequest.location() == null ? report.location() : moderationRequest.location(),
                List.of());
        return switch (raising.raiseForCitizen(caller, draft, "citizen-report/" + report.reportId())) {
            case Outcome.Refused<TrackedProblem>(var reason, var message, var faults) ->
                new Outcome.Refused<>(reason, message, faults);
            case Outcome.Done<TrackedProblem>(var _, var _, var problem) ->
                save(
                        caller,
                        stored,
                        preconditions,
                        moderationRequest,
                        problemId,
                        problem.listed().area());
        };
    }

    private Outcome<CitizenReport> merge(
            Caller caller,
            StoredAggregate<CitizenReport> stored,
            Preconditions preconditions,
            ModerationRequest moderationRequest) {
        var problemId = Objects.requireNonNullElse(moderationRequest.problemId(), "");
        return switch (commands.get(caller, problemId)) {
            case Outcome.Refused<TrackedProblem> _ ->
                invalid("problemId", "there is no problem '%s'".formatted(problemId));
            case Outcome.Done<TrackedProblem>(var _, var _, var problem) ->
                problem.listed().state() == Problem.State.CLOSED
                        ? invalid(
                                "problemId",
                                "problem '%s' is closed: open it again first, or accept the report as a new one"
                                        .formatted(problemId))
                        : save(
                                caller,
                                stored,
                                preconditions,
                                moderationRequest,
                                problemId,
                                problem.listed().area());
        };
    }

    private static Outcome<CitizenReport> invalid(String field, String message) {
        return Outcome.Refused.of(Decision.invalid(field, message));
    }

    private Outcome<CitizenReport> save(
            Caller caller,
            StoredAggregate<CitizenReport> stored,
            Preconditions preconditions,
            ModerationRequest moderationRequest,
            @Nullable String problemId,
            @Nullable String area) {
        var now = clock.instant();
        var report = stored.state();
        var isDeclined = moderationRequest.verdict() == Verdict.DECLINED;
        var text =
                moderationRequest.description() == null ? moderationRequest.title() : moderationRequest.description();
        var decided = new Moderation(
                moderationRequest.verdict(),
                problemId,
                isDeclined ? null : text,
                isDeclined ? null : moderationRequest.address(),
                isDeclined
                        ? null
                        : moderationRequest.location() == null ? report.location() : moderationRequest.location(),
                isDeclined ? moderationRequest.reason() : null,
                caller.personId(),
                now);
        var next = report.moderated(decided, area, now.plus(policy.personalDataKept()));
        var version = reports.save(stored, new Change<>(next, List.of(), preconditions.commandId()));
        return new Outcome.Done<>(stored.id(), version, next);
    }

    private static @Nullable String area(ModerationRequest moderationRequest, CitizenReport report) {
        return moderationRequest.area() == null ? report.area() : moderationRequest.area();
    }

    private @Nullable StoredAggregate<CitizenReport> find(Caller caller, String reportId) {
        return reports.load(reportId)
                .filter(stored -> moderates(caller, stored.state()))
                .orElse(null);
    }

    private static boolean moderates(Caller caller, CitizenReport report) {
        var area = report.area();
        var isModerator = caller.is(Role.SUPERVISOR) || caller.is(Role.COMMANDER);
        return isModerator && (area == null ? hasDistrict(caller) : caller.covers(area));
    }

    private static boolean hasDistrict(Caller caller) {
        return !districts(caller).isEmpty();
    }

    private static List<String> districts(Caller caller) {
        return caller.areas().stream().filter(AreaCodes::isDistrictOrAbove).toList();
    }
}
