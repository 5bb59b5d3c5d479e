package city.renewal.progress;

import city.renewal.events.Envelope;
import city.renewal.events.Extension;
import city.renewal.events.PersonRef;
import city.renewal.events.Problem;
import city.renewal.events.ProblemEvent;
import city.renewal.events.ProblemExtension;
import city.renewal.events.UnitRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds facts about one problem as the project service decides them; each contains the problem after the change. */
public final class ProblemFacts {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final List<Envelope<?>> all = new ArrayList<>();
    private Problem problem;
    private Instant at = ProjectFacts.NOW.minusSeconds(86_400);

    private ProblemFacts(Problem problem) {
        this.problem = problem;
    }

    /** A problem of an area with a due date, not yet raised. */
    public static ProblemFacts of(String problemId, LocalDate due) {
        return new ProblemFacts(new Problem(
                problemId,
                ProjectFacts.PROGRAMME,
                null,
                null,
                "370212001",
                Problem.Source.SITE,
                Problem.State.OPEN,
                "问题 " + problemId,
                "围挡破损",
                "QUALITY",
                new BigDecimal("2.50"),
                null,
                null,
                new PersonRef("p-owner", "负责人"),
                new UnitRef("u1", "单位 u1"),
                due,
                due,
                1,
                List.of("a".repeat(64)),
                null,
                List.of(),
                null,
                0,
                0,
                "p-supervisor",
                ProjectFacts.NOW.minusSeconds(86_400),
                ProjectFacts.NOW.minusSeconds(86_400),
                null,
                List.of()));
    }

    private Problem with(
            @Nullable String projectId,
            @Nullable String nodeId,
            String area,
            Problem.Source source,
            Problem.State state,
            String category,
            @Nullable PersonRef leader,
            PersonRef owner,
            UnitRef unit,
            List<String> blocks,
            Problem.@Nullable Rectification rectification) {
        return new Problem(
                problem.problemId(),
                problem.programme(),
                projectId,
                nodeId,
                area,
                source,
                state,
                problem.title(),
                problem.description(),
                category,
                problem.deduction(),
                problem.standardItem(),
                leader,
                owner,
                unit,
                problem.originalDueDate(),
                problem.dueDate(),
                problem.dueVersion(),
                problem.photos(),
                problem.location(),
                blocks,
                rectification,
                problem.returns(),
                problem.reopened(),
                problem.raisedBy(),
                problem.raisedAt(),
                problem.openedAt(),
                problem.closedAt(),
                problem.extensions());
    }

    private ProblemFacts become(Problem next) {
        problem = next;
        return this;
    }

    public ProblemFacts ofProject(String projectId, @Nullable String nodeId) {
        return become(with(
                projectId,
                nodeId,
                problem.area(),
                problem.source(),
                problem.state(),
                problem.category(),
                problem.leader(),
                problem.owner(),
                problem.unit(),
                problem.blocks(),
                problem.rectification()));
    }

    public ProblemFacts in(String area) {
        return become(with(
                problem.projectId(),
                problem.nodeId(),
                area,
                problem.source(),
                problem.state(),
                problem.category(),
                problem.leader(),
                problem.owner(),
                problem.unit(),
                problem.blocks(),
                problem.rectification()));
    }

    public ProblemFacts from(Problem.Source source, String category) {
        return become(with(
                problem.projectId(),
                problem.nodeId(),
                problem.area(),
                source,
                problem.state(),
                category,
                problem.leader(),
                problem.owner(),
                problem.unit(),
                problem.blocks(),
                problem.rectification()));
    }

    public ProblemFacts answeredBy(String owner, String unit, @Nullable String leader) {
        return become(with(
                problem.projectId(),
                problem.nodeId(),
                problem.area(),
                problem.source(),
                problem.state(),
                problem.category(),
                leader == null ? null : new PersonRef(leader, "领导"),
                new PersonRef(owner, "负责人"),
                new UnitRef(unit, "单位 " + unit),
                problem.blocks(),
                problem.rectification()));
    }

    public ProblemFacts blocking(String... nodeIds) {
        return become(with(
                problem.projectId(),
                problem.nodeId(),
                problem.area(),
                problem.source(),
                problem.state(),
                "LAND",
                problem.leader(),
                problem.owner(),
                problem.unit(),
                List.of(nodeIds),
                problem.rectification()));
    }

    /** Sets the instant of the following decisions. */
    public ProblemFacts at(Instant instant) {
        at = instant;
        return this;
    }

    public ProblemFacts raised() {
        return decided(new ProblemEvent.ProblemRaised(problem, "p-supervisor", at));
    }

    public ProblemFacts reassigned(String owner, String unit) {
        answeredBy(owner, unit, null);
        return decided(new ProblemEvent.ProblemReassigned(problem, "p-commander", "", at));
    }

    public ProblemFacts rectified() {
        state(Problem.State.RECTIFIED, LocalDate.ofInstant(at, ZONE), null, problem.returns(), problem.reopened());
        return decided(new ProblemEvent.ProblemRectified(problem, "p-owner", at));
    }

    public ProblemFacts returned() {
        state(Problem.State.OPEN, null, null, problem.returns() + 1, problem.reopened());
        return decided(new ProblemEvent.ProblemReturned(problem, "p-supervisor", "", at));
    }

    public ProblemFacts closed() {
        var claim = problem.rectification();
        state(Problem.State.CLOSED, claim == null ? null : claim.on(), at, problem.returns(), problem.reopened());
        return decided(new ProblemEvent.ProblemClosed(problem, "p-supervisor", "", at));
    }

    public ProblemFacts reopened(LocalDate due) {
        state(Problem.State.OPEN, null, null, 0, problem.reopened() + 1);
        due(due, problem.dueVersion() + 1, problem.extensions());
        return decided(new ProblemEvent.ProblemReopened(problem, "p-supervisor", "", at));
    }

    public ProblemFacts extensionAsked(String extensionId, LocalDate to) {
        var asked = extension(extensionId, to, Extension.State.PENDING);
        var extensions = new ArrayList<>(problem.extensions());
        extensions.add(asked);
        due(problem.dueDate(), problem.dueVersion(), extensions);
        return decided(new ProblemEvent.ProblemExtensionRequested(problem, asked, at));
    }

    /** Decides the last extension request. */
    public ProblemFacts extensionDecided(boolean approved) {
        var extensions = new ArrayList<>(problem.extensions());
        var asked = extensions.removeLast();
        var state = approved ? Extension.State.APPROVED : Extension.State.REFUSED;
        var decided = extension(asked.extensionId(), asked.requestedDueDate(), state);
        extensions.add(decided);
        due(
                approved ? asked.requestedDueDate() : problem.dueDate(),
                problem.dueVersion() + (approved ? 1 : 0),
                extensions);
        return decided(
                approved
                        ? new ProblemEvent.ProblemExtensionApproved(problem, decided, at)
                        : new ProblemEvent.ProblemExtensionRefused(problem, decided, at));
    }

    private ProblemExtension extension(String id, LocalDate to, Extension.State state) {
        var isDecided = state != Extension.State.PENDING;
        return new ProblemExtension(
                id, to, "雨天", "p-owner", at, state, isDecided ? "p-leader" : null, isDecided ? at : null, null);
    }

    private void state(
            Problem.State state, @Nullable LocalDate on, @Nullable Instant closedAt, int returns, int reopened) {
        var claim = on == null ? null : new Problem.Rectification("已整改", List.of("b".repeat(64)), "p-owner", at, on);
        problem = new Problem(
                problem.problemId(),
                problem.programme(),
                problem.projectId(),
                problem.nodeId(),
                problem.area(),
                problem.source(),
                state,
                problem.title(),
                problem.description(),
                problem.category(),
                problem.deduction(),
                problem.standardItem(),
                problem.leader(),
                problem.owner(),
                problem.unit(),
                problem.originalDueDate(),
                problem.dueDate(),
                problem.dueVersion(),
                problem.photos(),
                problem.location(),
                problem.blocks(),
                claim,
                returns,
                reopened,
                problem.raisedBy(),
                problem.raisedAt(),
                state == Problem.State.OPEN && reopened > problem.reopened() ? at : problem.openedAt(),
                closedAt,
                problem.extensions());
    }

    private void due(LocalDate due, int version, List<ProblemExtension> extensions) {
        problem = new Problem(
                problem.problemId(),
                problem.programme(),
                problem.projectId(),
                problem.nodeId(),
                problem.area(),
                problem.source(),
                problem.state(),
                problem.title(),
                problem.description(),
                problem.category(),
                problem.deduction(),
                problem.standardItem(),
                problem.leader(),
                problem.owner(),
                problem.unit(),
                problem.originalDueDate(),
                due,
                version,
                problem.photos(),
                problem.location(),
                problem.blocks(),
                problem.rectification(),
                problem.returns(),
                problem.reopened(),
                problem.raisedBy(),
                problem.raisedAt(),
                problem.openedAt(),
                problem.closedAt(),
                extensions);
    }

    private ProblemFacts decided(ProblemEvent event) {
        var key = problem.projectId() == null ? problem.problemId() : problem.projectId();
        all.add(Envelope.of("/problems/" + problem.problemId(), key, all.size() + 1L, event));
        return this;
    }

    public Problem problem() {
        return problem;
    }

    public List<Envelope<?>> all() {
        return List.copyOf(all);
    }

    public Envelope<?> last() {
        return all.getLast();
    }
}
