package city.renewal.project.application.problem;

import static city.renewal.project.testing.World.CLOCK;
import static city.renewal.project.testing.World.caller;
import static city.renewal.project.testing.World.commander;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.PersonRef;
import city.renewal.events.Problem;
import city.renewal.events.Problem.Source;
import city.renewal.events.UnitRef;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Outcome.Done;
import city.renewal.project.application.command.Outcome.Refused;
import city.renewal.project.application.command.Preconditions;
import city.renewal.project.application.project.NodeCommands.Target;
import city.renewal.project.application.project.ProjectCommands;
import city.renewal.project.domain.problem.ProblemDecisions.Verdict;
import city.renewal.project.domain.problem.ProblemDraft;
import city.renewal.project.domain.problem.TrackedProblem;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.Reason;
import city.renewal.project.domain.project.decision.ExtensionDecisions;
import city.renewal.project.domain.project.decision.NodeDecisions;
import city.renewal.project.testing.Plans;
import city.renewal.project.testing.ProblemDraftBuilder;
import city.renewal.project.testing.World;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemCommandsTest {
    private static final Preconditions TERMS = new Preconditions(null, null);
    private static final String AREA = "370212";
    private static final Caller SUPERVISOR = caller(Role.SUPERVISOR, "p-supervisor", AREA);
    private static final Caller OWNER = caller(Role.OWNER, "p-owner", AREA, "u1");
    private static final Caller UNIT = caller(Role.UNIT, "p-unit", AREA, "u1");
    private static final Caller LEADER = caller(Role.LEADER, "p-leader", AREA);
    private static final Caller REPORTER = caller(Role.REPORTER, "p-reporter", AREA, "u1");

    private final World world = new World();
    private final ProjectCommands projects =
            new ProjectCommands(world.projects, world.programmes, world.tasks, world.calendarCache, CLOCK);
    private final RaiseProblem raising =
            new RaiseProblem(world.problems, world.projects, world.programmes, world.standards, world.photos, CLOCK);
    private final ProblemCommands problems =
            new ProblemCommands(world.problems, world.projects, world.programmes, world.photos, CLOCK);

    @BeforeEach
    void aProjectWithAPlan() {
        projects.register(commander(), Plans.entry("p1"), null);
        projects.plan(commander(), "p1", Plans.threeNodes(), 1L);
    }

    @Test
    void missingFieldsAreFilledFromTheNodeAndTheProject() {
        var problem = raise(SUPERVISOR, ProblemDraftBuilder.onNode("late").draft());

        assertThat(problem.owner().personId()).isEqualTo("p-owner");
        assertThat(problem.unit().unitId()).isEqualTo("u1");
        assertThat(problem.programme()).isEqualTo("laoshan-2023");
        assertThat(problem.area()).isEqualTo("370212001");
    }

    @Test
    void withoutANodeTheResponsiblePeopleMustBeNamed() {
        assertThat(faults(raising.raise(
                        SUPERVISOR, ProblemDraftBuilder.onProject("p1").draft(), null)))
                .extracting(Fault::field)
                .containsExactly("owner");
    }

    @Test
    void anInspectorMayRaiseAnOverdueProblemAndTheSiteMayNot() {
        var overdue = ProblemDraftBuilder.onNode("late").dueOn(Plans.TODAY.minusDays(3));

        assertThat(raise(SUPERVISOR, overdue.draft()).dueDate()).isEqualTo(Plans.TODAY.minusDays(3));
        assertThat(faults(raising.raise(REPORTER, overdue.from(Source.SITE).draft("other"), null)))
                .extracting(Fault::field)
                .containsExactly("dueDate");
    }

    @Test
    void onlyABlockerBlocksAndOnlyNodesThatAreOpen() {
        done("last");
        var blocker = ProblemDraftBuilder.onNode("late").blocking("next", "last");

        assertThat(faults(raising.raise(SUPERVISOR, blocker.of("LAND").draft(), null)))
                .extracting(Fault::field)
                .containsExactly("blocks[1]");
        assertThat(faults(raising.raise(SUPERVISOR, blocker.of("QUALITY").draft(), null)))
                .extracting(Fault::field)
                .containsExactly("blocks", "blocks[1]");
        var land = raise(
                SUPERVISOR,
                ProblemDraftBuilder.onNode("late").blocking("next").of("用地").draft("land"));
        assertThat(land.blocks()).containsExactly("next");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LAND", "FUNDS", "PERMITS", "UTILITIES", "WEATHER", "资金", "手续", "管线", "天气"})
    void everyBlockersCategoryBlocks(String category) {
        var problem = raise(
                SUPERVISOR,
                ProblemDraftBuilder.onNode("late")
                        .blocking("next")
                        .of(city.renewal.project.domain.problem.Category.normalised(category))
                        .draft());

        assertThat(problem.blocks()).containsExactly("next");
    }

    @Test
    void aBlockedNodeThatLeavesThePlanDoesNoHarm() {
        raise(
                SUPERVISOR,
                ProblemDraftBuilder.onNode("late").blocking("last").of("LAND").draft());
        projects.plan(
                commander(),
                "p1",
                Plans.draft(Plans.node("late", 10).dueOn(LocalDate.of(2023, 6, 20))),
                world.projects.load("p1").orElseThrow().version());

        assertThat(state(problems.rectify(OWNER, "b1", TERMS, "已解决", List.of())))
                .isEqualTo(Problem.State.RECTIFIED);
    }

    @Test
    void aPersonWhoRectifiedNeverVerifies() {
        var both = new Caller("p-owner", Set.of(Role.OWNER, Role.SUPERVISOR), Set.of(AREA), Set.of(), Set.of());
        raise(SUPERVISOR, ProblemDraftBuilder.onNode("late").draft());
        problems.rectify(both, "b1", TERMS, "已修", List.of());

        assertThat(reason(problems.verify(both, "b1", TERMS, Verdict.ACCEPTED, "")))
                .isEqualTo(Reason.SELF_VERIFICATION);
        problems.verify(SUPERVISOR, "b1", TERMS, Verdict.ACCEPTED, "");
        problems.reopen(SUPERVISOR, "b1", TERMS, "又漏", List.of(), null);
        problems.reassign(commander(), "b1", TERMS, new PersonRef("p-new", "新"), new UnitRef("u7", "七"), null, "换人");
        problems.rectify(caller(Role.OWNER, "p-new", AREA), "b1", TERMS, "再修", List.of());
        assertThat(reason(problems.verify(both, "b1", TERMS, Verdict.ACCEPTED, "")))
                .isEqualTo(Reason.SELF_VERIFICATION);
    }

    @Test
    void aPersonWhoReportedFromTheSiteNeverVerifies() {
        raise(REPORTER, ProblemDraftBuilder.onNode("late").from(Source.SITE).draft());
        problems.rectify(OWNER, "b1", TERMS, "已修", List.of());
        var promoted = caller(Role.SUPERVISOR, "p-reporter", AREA);

        assertThat(reason(problems.verify(promoted, "b1", TERMS, Verdict.ACCEPTED, "")))
                .isEqualTo(Reason.SELF_VERIFICATION);
        assertThat(state(problems.verify(SUPERVISOR, "b1", TERMS, Verdict.ACCEPTED, "")))
                .isEqualTo(Problem.State.CLOSED);
    }

    @Test
    void aSupervisorOfTheUnitDoesNotVerify() {
        raise(SUPERVISOR, ProblemDraftBuilder.onNode("late").draft());
        problems.rectify(OWNER, "b1", TERMS, "已修", List.of());

        assertThat(reason(problems.verify(
                        caller(Role.SUPERVISOR, "p-other", AREA, "u1"), "b1", TERMS, Verdict.ACCEPTED, "")))
                .isEqualTo(Reason.SELF_VERIFICATION);
    }

    @Test
    void thePersonWhoRaisedItContestsAClaimAndAClosureWithoutMovingItsDate() {
        raise(REPORTER, ProblemDraftBuilder.onNode("late").from(Source.SITE).draft());
        problems.rectify(OWNER, "b1", TERMS, "已修", List.of());

        assertThat(state(problems.verify(REPORTER, "b1", TERMS, Verdict.RETURNED, "没修")))
                .isEqualTo(Problem.State.OPEN);
        problems.rectify(OWNER, "b1", TERMS, "真修了", List.of());
        assertThat(reason(problems.verify(REPORTER, "b1", TERMS, Verdict.ACCEPTED, "")))
                .isEqualTo(Reason.FORBIDDEN);
        problems.verify(SUPERVISOR, "b1", TERMS, Verdict.ACCEPTED, "");
        assertThat(reason(problems.reopen(REPORTER, "b1", TERMS, "又坏了", List.of(), LocalDate.of(2023, 12, 1))))
                .isEqualTo(Reason.FORBIDDEN);
        var reopened = listed(problems.reopen(REPORTER, "b1", TERMS, "又坏了", List.of(), null));
        assertThat(reopened.reopened()).isEqualTo(1);
        assertThat(reopened.dueDate()).isEqualTo(ProblemDraftBuilder.DUE);
    }

    @Test
    void aReturnNeedsAReason() {
        raise(SUPERVISOR, ProblemDraftBuilder.onNode("late").draft());
        problems.rectify(OWNER, "b1", TERMS, "已修", List.of());

        assertThat(faults(problems.verify(SUPERVISOR, "b1", TERMS, Verdict.RETURNED, "")))
                .extracting(Fault::field)
                .containsExactly("note");
    }

    @Test
    void anExtensionIsDecidedByTheProjectsLeaderAndNotByTheProblemsLeader() {
        var later = LocalDate.of(2023, 8, 15);
        raise(
                caller(Role.UNIT, "p-unit", AREA, "u1"),
                ProblemDraftBuilder.onNode("late")
                        .from(Source.SITE)
                        .ledBy("p-friend")
                        .draft());
        problems.requestExtension(UNIT, "b1", TERMS, "x1", later, "材料未到");

        assertThat(reason(decide(caller(Role.LEADER, "p-friend", AREA)))).isEqualTo(Reason.FORBIDDEN);
        assertThat(reason(decide(UNIT))).isEqualTo(Reason.FORBIDDEN);
        assertThat(reason(problems.requestExtension(OWNER, "b1", TERMS, "x2", later, "又")))
                .isEqualTo(Reason.EXTENSION_PENDING);
        var decided = listed(decide(LEADER));
        assertThat(decided.dueDate()).isEqualTo(later);
        assertThat(decided.dueVersion()).isEqualTo(2);
        assertThat(decided.originalDueDate()).isEqualTo(ProblemDraftBuilder.DUE);
        assertThat(reason(decide(LEADER))).isEqualTo(Reason.EXTENSION_ALREADY_DECIDED);
    }

    @Test
    void theRequesterDoesNotDecide() {
        raise(SUPERVISOR, ProblemDraftBuilder.onNode("late").draft());
        problems.requestExtension(commander(), "b1", TERMS, "x1", LocalDate.of(2023, 8, 15), "雨");

        assertThat(reason(decide(commander()))).isEqualTo(Reason.SELF_DECISION);
    }

    @Test
    void aClaimedProblemGetsNoLaterDate() {
        raise(SUPERVISOR, ProblemDraftBuilder.onNode("late").draft());
        problems.requestExtension(UNIT, "b1", TERMS, "x1", LocalDate.of(2023, 8, 15), "雨");
        problems.rectify(OWNER, "b1", TERMS, "已修", List.of());

        assertThat(reason(decide(LEADER))).isEqualTo(Reason.PROBLEM_NOT_OPEN);
    }

    @Test
    void inAWithdrawnProjectProblemsAreNeitherRaisedNorReopenedAndOpenOnesCanBeClosed() {
        raise(SUPERVISOR, ProblemDraftBuilder.onNode("late").draft());
        projects.withdraw(commander(), "p1", TERMS, "撤项");

        assertThat(reason(raising.raise(
                        SUPERVISOR, ProblemDraftBuilder.onNode("late").draft("b2"), null)))
                .isEqualTo(Reason.PROJECT_WITHDRAWN);
        problems.rectify(OWNER, "b1", TERMS, "已修", List.of());
        assertThat(state(problems.verify(SUPERVISOR, "b1", TERMS, Verdict.ACCEPTED, "")))
                .isEqualTo(Problem.State.CLOSED);
        assertThat(reason(problems.reopen(SUPERVISOR, "b1", TERMS, "又", List.of(), null)))
                .isEqualTo(Reason.PROJECT_WITHDRAWN);
    }

    @Test
    void aProblemThatIsNotInSightIsNotThere() {
        raise(SUPERVISOR, ProblemDraftBuilder.onNode("late").draft());

        assertThat(reason(problems.get(caller(Role.SUPERVISOR, "p-else", "370202"), "b1")))
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(reason(problems.get(caller(Role.OWNER, "p-else", AREA), "b1")))
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(problems.get(OWNER, "b1")).isInstanceOf(Done.class);
    }

    @Test
    void theirUnitsOwnProblemWithoutAProjectIsRaisedByACommanderOnly() {
        var own = caller(Role.SUPERVISOR, "p-supervisor", AREA, "u1");

        assertThat(reason(raising.raise(
                        own, ProblemDraftBuilder.inArea("370212002").draft(), null)))
                .isEqualTo(Reason.FORBIDDEN);
        raise(SUPERVISOR, ProblemDraftBuilder.inArea("370212002").draft());
        assertThat(reason(problems.reassign(SUPERVISOR, "b1", TERMS, null, null, new PersonRef("p-friend", "友"), "换")))
                .isEqualTo(Reason.FORBIDDEN);
        assertThat(problems.reassign(commander(), "b1", TERMS, null, null, new PersonRef("p-new", "新"), "换"))
                .isInstanceOf(Done.class);
    }

    @Test
    void photosAreUsedBeforeTheProblemIsStoredAndFollowItsPeople() {
        var photo = "ab".repeat(32);
        raise(SUPERVISOR, ProblemDraftBuilder.onNode("late").draft());
        problems.rectify(OWNER, "b1", TERMS, "已修", List.of(photo));
        problems.reassign(commander(), "b1", TERMS, new PersonRef("p-new", "新"), null, null, "换");

        assertThat(world.photos.of(photo)).singleElement().satisfies(use -> {
            assertThat(use.id()).isEqualTo("b1");
            assertThat(use.projectId()).isEqualTo("p1");
            assertThat(use.owners()).containsExactlyInAnyOrder("p-new", "p-supervisor");
        });
    }

    @Test
    void problemsOfCitizensAreRaisedByModerationOnly() {
        var citizens = ProblemDraftBuilder.inArea("370212002").from(Source.CITIZEN);

        assertThat(faults(raising.raise(SUPERVISOR, citizens.draft(), null)))
                .extracting(Fault::field)
                .containsExactly("source");
        assertThat(reason(raising.raiseForCitizen(LEADER, citizens.draft(), null)))
                .isEqualTo(Reason.FORBIDDEN);
        assertThat(raising.raiseForCitizen(SUPERVISOR, citizens.draft(), null)).isInstanceOf(Done.class);
    }

    @Test
    void aRepetitionHasNoSecondEffect() {
        raising.raise(SUPERVISOR, ProblemDraftBuilder.onNode("late").draft(), "key-1");

        assertThat(raising.raise(SUPERVISOR, ProblemDraftBuilder.onNode("late").draft(), "key-1"))
                .isInstanceOf(Done.class);
        assertThat(reason(raising.raise(
                        SUPERVISOR, ProblemDraftBuilder.onNode("late").draft(), "key-2")))
                .isEqualTo(Reason.ALREADY_EXISTS);
        problems.rectify(OWNER, "b1", new Preconditions(1L, "key-3"), "已修", List.of());
        problems.rectify(OWNER, "b1", new Preconditions(1L, "key-3"), "已修", List.of());
        assertThat(world.problems.published()).hasSize(2);
    }

    private void done(String nodeId) {
        var nodes = world.nodes();
        var target = new Target("p1", nodeId, null, null);
        nodes.claim(OWNER, target, LocalDate.of(2023, 6, 29), List.of(), "");
        assertThat(nodes.verify(SUPERVISOR, target, NodeDecisions.Verdict.ACCEPTED, ""))
                .isInstanceOf(Done.class);
    }

    private Outcome<TrackedProblem> decide(Caller by) {
        return problems.decideExtension(by, "b1", TERMS, "x1", ExtensionDecisions.Verdict.APPROVED, null, "");
    }

    private Problem raise(Caller by, ProblemDraft draft) {
        return listed(raising.raise(by, draft, null));
    }

    private static Problem.State state(Outcome<TrackedProblem> outcome) {
        return listed(outcome).state();
    }

    private static Problem listed(Outcome<TrackedProblem> outcome) {
        return switch (outcome) {
            case Done<TrackedProblem>(var _, var _, var problem) -> problem.listed();
            case Refused<TrackedProblem> refused -> throw new AssertionError("Refused: " + refused);
        };
    }

    private static Reason reason(Outcome<TrackedProblem> outcome) {
        return refused(outcome).reason();
    }

    private static List<Fault> faults(Outcome<TrackedProblem> outcome) {
        return refused(outcome).faults();
    }

    private static Refused<TrackedProblem> refused(Outcome<TrackedProblem> outcome) {
        return switch (outcome) {
            case Done<TrackedProblem> done -> throw new AssertionError("Done: " + done);
            case Refused<TrackedProblem> refused -> refused;
        };
    }
}
