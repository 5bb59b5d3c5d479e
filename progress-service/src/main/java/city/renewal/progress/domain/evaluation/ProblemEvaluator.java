package city.renewal.progress.domain.evaluation;

import city.renewal.events.Extension;
import city.renewal.events.PersonRef;
import city.renewal.events.Problem;
import city.renewal.events.ProblemExtension;
import city.renewal.events.ProblemProgressEvent.ProblemStandingChanged;
import city.renewal.events.ProblemSubject;
import city.renewal.events.Standing;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.progress.domain.row.ProblemRow;
import city.renewal.progress.domain.row.PublishedProblemState;
import city.renewal.progress.domain.state.Completion;
import city.renewal.progress.domain.state.ProblemProgress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a problem at one instant: a pure function of problem, project, programme and instant and, for the change, of the last
 * published state.
 *
 * <p>The standing comes from the same {@link StandingTable} as that of a node, by the problem's own dates: an open problem is
 * ON_TRACK, DUE_SOON or OVERDUE; a problem with a claimed rectification is CLAIMED and its clock stops; a closed problem is done on
 * time or late by the day of the accepted claim. A problem has no network, so it is never AT_RISK. It is never SUSPENDED either:
 * work is often suspended because of a problem, and the end of a suspension does not move the date of a problem.
 */
public final class ProblemEvaluator {
    private final Problem problem;
    private final ProblemProgress progress;
    private final ProblemProject project;
    private final Programme programme;
    private final boolean ownerKnown;
    private final Instant now;
    private final LocalDate today;

    private ProblemEvaluator(
            ProblemProgress progress,
            Problem problem,
            ProblemProject project,
            Programme programme,
            boolean ownerKnown,
            Instant now) {
        this.progress = progress;
        this.problem = problem;
        this.project = project;
        this.programme = programme;
        this.ownerKnown = ownerKnown;
        this.now = now;
        this.today = LocalDate.ofInstant(now, programme.zone());
    }

    /**
     * @param project the project of the problem; {@link ProblemProject#UNKNOWN} when the problem concerns an area
     * @param ownerKnown whether the owner is in the directory and active
     * @param published the last published state of the problem; null: none
     */
    public static ProblemEvaluation evaluate(
            ProblemProgress progress,
            ProblemProject project,
            Programme programme,
            boolean ownerKnown,
            Instant now,
            @Nullable PublishedProblemState published) {
        var problem = progress.problem();
        return problem == null
                ? new ProblemEvaluation(null, null, published, null)
                : new ProblemEvaluator(progress, problem, project, programme, ownerKnown, now).evaluate(published);
    }

    private ProblemEvaluation evaluate(@Nullable PublishedProblemState published) {
        if (project.withdrawn()) {
            return withdrawn(published);
        }
        var row = row();
        var nextCheckAt = nextCheckAt(row.standing());
        if (!programme.isKnown() || (problem.projectId() != null && project.entry() == null)) {
            // Programme and project determine the people responsible and the warning days: the row is shown at once,
            // and events wait for both.
            return new ProblemEvaluation(row, null, published, nextCheckAt);
        }
        var subject = subject();
        var pending = pending();
        var nextPublished = new PublishedProblemState(
                row.standing(),
                row.dueVersion(),
                row.dueDate(),
                people(subject),
                row.returns(),
                row.reopened(),
                pending == null ? null : pending.extensionId());
        return new ProblemEvaluation(
                row,
                isChanged(published, nextPublished) ? change(published, subject, row, pending) : null,
                nextPublished,
                nextCheckAt);
    }

    /** A problem of a withdrawn project has no row; its removal is published once. */
    private ProblemEvaluation withdrawn(@Nullable PublishedProblemState published) {
        if (published == null) {
            return new ProblemEvaluation(null, null, null, null);
        }
        var left = new ProblemStandingChanged(
                subject(),
                problem.dueVersion(),
                problem.dueDate(),
                published.standing(),
                null,
                null,
                0,
                programme.zone().getId(),
                problem.returns(),
                problem.reopened(),
                null,
                null,
                now);
        return new ProblemEvaluation(null, left, null, null);
    }

    private static boolean isChanged(@Nullable PublishedProblemState before, PublishedProblemState after) {
        return before == null
                || before.standing() != after.standing()
                || (!after.standing().isDone() && !before.equals(after));
    }

    private ProblemStandingChanged change(
            @Nullable PublishedProblemState before,
            ProblemSubject subject,
            ProblemRow row,
            @Nullable ProblemExtension pending) {
        return new ProblemStandingChanged(
                subject,
                row.dueVersion(),
                row.dueDate(),
                before == null ? null : before.standing(),
                row.standing(),
                row.light(),
                row.overdueDays(),
                programme.zone().getId(),
                row.returns(),
                row.reopened(),
                pending == null ? null : pending.extensionId(),
                pending == null ? null : pending.requestedAt(),
                now);
    }

    private @Nullable ProblemExtension pending() {
        return problem.extensions().stream()
                .filter(each -> each.state() == Extension.State.PENDING)
                .findFirst()
                .orElse(null);
    }

    private ProblemRow row() {
        var result = standingResult();
        var completion = completion();
        var entry = project.entry();
        var claim = problem.rectification();
        var closedAt = problem.closedAt();
        return new ProblemRow(
                problem.problemId(),
                problem.programme(),
                problem.projectId(),
                entry == null ? null : entry.name(),
                problem.nodeId(),
                problem.nodeId() == null ? null : project.nodeNames().get(problem.nodeId()),
                entry == null ? null : entry.field(),
                entry == null ? null : entry.headquarters(),
                problem.area(),
                problem.source(),
                problem.state(),
                problem.title(),
                problem.description(),
                problem.category(),
                problem.deduction(),
                problem.standardItem(),
                leader(),
                problem.owner(),
                ownerKnown,
                problem.unit(),
                problem.originalDueDate(),
                problem.dueDate(),
                problem.dueVersion(),
                claim == null ? later(problem.dueDate(), today) : claim.on(),
                problem.photos(),
                problem.location(),
                problem.blocks(),
                claim,
                claim == null ? null : claim.on(),
                closedAt == null ? null : day(closedAt),
                result.standing(),
                result.light(),
                result.overdueDays(),
                result.lateDays(completion),
                problem.returns(),
                problem.reopened(),
                problem.raisedBy(),
                problem.raisedAt(),
                problem.openedAt(),
                ProblemRow.extension(problem),
                progress.sequence(),
                Objects.requireNonNull(progress.lastEvent()));
    }

    private StandingTable.StandingResult standingResult() {
        var claim = problem.state() == Problem.State.RECTIFIED ? problem.rectification() : null;
        return new StandingTable(programme.warningDays(), today)
                .of(
                        completion(),
                        problem.dueDate(),
                        problem.dueDate(),
                        claim == null ? null : claim.on(),
                        null,
                        _ -> problem.dueDate());
    }

    private @Nullable Completion completion() {
        if (problem.state() != Problem.State.CLOSED) {
            return null;
        }
        var claim = problem.rectification();
        var closedAt = problem.closedAt();
        var on = claim != null ? claim.on() : day(closedAt == null ? now : closedAt);
        return new Completion(on, problem.dueDate());
    }

    /**
     * The standing changes when the warning period starts and when the due date has passed; after that the overdue days
     * grow at every midnight.
     */
    private @Nullable Instant nextCheckAt(Standing standing) {
        return switch (standing) {
            case ON_TRACK -> startOf(problem.dueDate().minusDays(programme.warningDays()));
            case DUE_SOON, AT_RISK -> startOf(problem.dueDate().plusDays(1));
            case OVERDUE, SUSPENDED -> startOf(today.plusDays(1));
            case CLAIMED, DONE_ON_TIME, DONE_LATE -> null;
        };
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(programme.zone()).toInstant();
    }

    private ProblemSubject subject() {
        var entry = project.entry();
        var headquarters = entry == null ? null : entry.headquarters();
        return new ProblemSubject(
                programme.programmeId(),
                programme.name(),
                problem.problemId(),
                problem.title(),
                problem.source(),
                problem.category(),
                problem.projectId(),
                entry == null ? null : entry.name(),
                problem.nodeId(),
                entry == null ? null : entry.field(),
                problem.area(),
                headquarters,
                programme.leaderOf(headquarters),
                problem.owner(),
                problem.unit(),
                leader(),
                problem.blocks().stream()
                        .map(id -> new ProblemSubject.BlockedNode(
                                id, project.nodeNames().getOrDefault(id, id)))
                        .toList());
    }

    private @Nullable PersonRef leader() {
        var entry = project.entry();
        return problem.leader() != null || entry == null ? problem.leader() : entry.leader();
    }

    private static String people(ProblemSubject subject) {
        return Stream.of(
                        subject.owner().personId(),
                        subject.unit().unitId(),
                        id(subject.leader()),
                        id(subject.headquartersLeader()))
                .collect(Collectors.joining("|"));
    }

    private static String id(@Nullable PersonRef person) {
        return person == null ? "" : person.personId();
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, programme.zone());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return other.isAfter(one) ? other : one;
    }
}
