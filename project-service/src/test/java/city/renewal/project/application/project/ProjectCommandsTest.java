package city.renewal.project.application.project;

import static city.renewal.project.testing.World.CLOCK;
import static city.renewal.project.testing.World.caller;
import static city.renewal.project.testing.World.commander;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.ProjectEntry;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Outcome.Done;
import city.renewal.project.application.command.Outcome.Refused;
import city.renewal.project.application.photo.PhotoUse;
import city.renewal.project.application.project.NodeCommands.Target;
import city.renewal.project.domain.citytask.CityTask;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.Reason;
import city.renewal.project.domain.project.decision.NodeDecisions.Verdict;
import city.renewal.project.testing.Plans;
import city.renewal.project.testing.World;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectCommandsTest {
    private final World world = new World();
    private final ProjectCommands projects =
            new ProjectCommands(world.projects, world.programmes, world.tasks, world.calendarCache, CLOCK);
    private final NodeCommands nodes = world.nodes();

    @Test
    void registeringTwiceWithOneCommandHasOneEffect() {
        var first = projects.register(commander(), Plans.entry("p1"), "c1");
        var again = projects.register(commander(), Plans.entry("p1"), "c1");
        var other = projects.register(commander(), Plans.entry("p1"), "c2");

        assertThat(again).isEqualTo(first);
        assertThat(refusal(other)).isEqualTo(Reason.ALREADY_EXISTS);
        assertThat(world.projects.published()).hasSize(1);
    }

    @Test
    void aCommanderOfAnotherStreetNeitherRegistersNorSees() {
        var other = caller(Role.COMMANDER, "p-commander-2", "370212002");
        projects.register(commander(), Plans.entry("p1"), null);

        assertThat(refusal(projects.register(other, Plans.entry("p2"), null))).isEqualTo(Reason.FORBIDDEN);
        assertThat(refusal(projects.get(other, "p1"))).isEqualTo(Reason.NOT_FOUND);
        assertThat(refusal(projects.plan(other, "p1", Plans.threeNodes(), 1L))).isEqualTo(Reason.NOT_FOUND);
        assertThat(projects.find(new Projects.Query(Visibility.of(other), null, null, null, null, null, null, 10)))
                .isEmpty();
    }

    @Test
    void aReporterOfANodeDoesNotVerifyIt() {
        projects.register(commander(), Plans.entry("p1"), null);
        projects.plan(commander(), "p1", Plans.threeNodes(), 1L);
        var late = new Target("p1", "late", null, null);
        nodes.claim(caller(Role.OWNER, "p-owner", "370212"), late, Plans.TODAY, List.of(), "");
        world.nodeReports.add("p1", "late", seenBy("p-reporter"));
        world.nodeReports.add("p1", "next", seenBy("p-supervisor"));

        var reporter = nodes.verify(caller(Role.SUPERVISOR, "p-reporter", "370212"), late, Verdict.RETURNED, "");
        var another = nodes.verify(caller(Role.SUPERVISOR, "p-supervisor", "370212"), late, Verdict.ACCEPTED, "");

        assertThat(refusal(reporter)).isEqualTo(Reason.SELF_VERIFICATION);
        assertThat(another).isInstanceOf(Done.class);
    }

    private static NodeReports.Seen seenBy(String person) {
        return new NodeReports.Seen("r-" + person, Plans.NOW, person, 80, List.of(), List.of());
    }

    @Test
    void theEvidenceOfAClaimMustBeStoredAndIsInUseAfterwards() {
        projects.register(commander(), Plans.entry("p1"), null);
        projects.plan(commander(), "p1", Plans.threeNodes(), 1L);
        var owner = caller(Role.OWNER, "p-owner", "370212");
        var late = new Target("p1", "late", null, null);
        var photo = world.photos.arrive("facade", null, null).sha256();
        var paper = world.photos.arriveDocument("acceptance").sha256();
        var absent = "3".repeat(64);

        var missing = nodes.claim(owner, late, Plans.TODAY, List.of("PHOTO_AFTER:" + photo, absent), "");
        var confused = nodes.claim(owner, late, Plans.TODAY, List.of("PHOTO_AFTER:" + paper), "");
        var claimed = nodes.claim(
                owner, late, Plans.TODAY, List.of("PHOTO_AFTER:" + photo, "DOCUMENT:" + paper, "PHOTO"), "");

        assertThat(faultsOf(missing)).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("evidence[1]");
            assertThat(fault.message()).contains(absent);
        });
        assertThat(faultsOf(confused))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("document"));
        assertThat(claimed).isInstanceOf(Done.class);
        assertThat(world.photos.of(paper)).extracting(PhotoUse::projectId).containsExactly("p1");
    }

    private static List<Fault> faultsOf(Outcome<?> outcome) {
        return ((Refused<?>) outcome).faults();
    }

    @Test
    void aStaleVersionIsRefusedAndChangesNothing() {
        projects.register(commander(), Plans.entry("p1"), null);
        projects.plan(commander(), "p1", Plans.threeNodes(), 1L);

        var stale = projects.plan(commander(), "p1", Plans.threeNodes(), 1L);

        assertThat(refusal(stale)).isEqualTo(Reason.STALE_VERSION);
        assertThat(world.projects.load("p1").orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void aCityTaskThatDoesNotExistIsRefusedAndOneThatDoesIsCarried() {
        var task = new CityTask("t1", "laoshan-2023", "老旧小区改造", null, null);
        world.tasks.create("t1", new Change<>(task, List.of(task.set("p-admin", Plans.NOW)), null));
        var foreign = new CityTask("t2", "another-2023", "停车设施", null, null);
        world.tasks.create("t2", new Change<>(foreign, List.of(foreign.set("p-admin", Plans.NOW)), null));

        var carried = projects.register(commander(), carrying("p1", "t1"), null);
        var refused = projects.register(commander(), carrying("p2", "t1", "ghost", "t2"), null);
        var amended = projects.amend(commander(), carrying("p1", "ghost"), 1L);

        assertThat(carried).isInstanceOf(Outcome.Done.class);
        assertThat(faults(refused)).containsExactly("cityTasks[1]", "cityTasks[2]");
        assertThat(faults(amended)).containsExactly("cityTasks[0]");
    }

    private static List<String> faults(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome)
                .faults().stream().map(Fault::field).toList();
    }

    private static ProjectEntry carrying(String id, String... tasks) {
        var entry = Plans.entry(id);
        return new ProjectEntry(
                id,
                entry.programme(),
                entry.name(),
                entry.field(),
                entry.headquarters(),
                entry.area(),
                entry.unit(),
                entry.leader(),
                entry.totalInvestment(),
                entry.plannedThisYear(),
                entry.scope(),
                entry.location(),
                List.of(tasks));
    }

    @Test
    void anUnknownFieldOfTheProgrammeIsNamed() {
        var entry = Plans.entry("p1");
        var wrong = new city.renewal.events.ProjectEntry(
                "p1",
                entry.programme(),
                "n",
                "f9",
                "h9",
                "370203",
                entry.unit(),
                null,
                entry.totalInvestment(),
                entry.plannedThisYear(),
                null,
                null,
                List.of());

        var refused = projects.register(caller(Role.COMMANDER, "p", "37"), wrong, null);

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Refused.class,
                        r -> assertThat(r.faults())
                                .extracting("field")
                                .containsExactly("field", "headquarters", "area"));
    }

    @Test
    void aUnitPlansItsOwnProjectsOnly() {
        projects.register(commander(), Plans.entry("p1"), null);

        var own = projects.plan(unit("u1"), "p1", Plans.threeNodes(), 1L);
        var foreign = projects.plan(unit("u2"), "p1", Plans.threeNodes(), 2L);

        assertThat(own).isInstanceOf(Done.class);
        assertThat(refusal(foreign)).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void anOwnerClaimsTheirOwnNodesOnlyAndASupervisorChecks() {
        planned();
        var target = new Target("p1", "late", null, "c1");

        var foreign = nodes.claim(caller(Role.OWNER, "p-other", "370212"), target, Plans.TODAY, List.of(), "");
        var own = nodes.claim(caller(Role.OWNER, "p-owner", "370212"), target, Plans.TODAY, List.of(), "");
        var repeated = nodes.claim(caller(Role.OWNER, "p-owner", "370212"), target, Plans.TODAY, List.of(), "");
        var elsewhere = nodes.verify(
                caller(Role.SUPERVISOR, "p-supervisor-2", "370212002"), target("c2"), Verdict.ACCEPTED, "");
        var checked =
                nodes.verify(caller(Role.SUPERVISOR, "p-supervisor", "370212"), target("c3"), Verdict.ACCEPTED, "");

        assertThat(refusal(foreign)).isEqualTo(Reason.NOT_FOUND);
        assertThat(own).isInstanceOf(Done.class).isEqualTo(repeated);
        assertThat(refusal(elsewhere)).isEqualTo(Reason.NOT_FOUND);
        assertThat(checked).isInstanceOf(Done.class);
        assertThat(world.projects.published()).hasSize(4);
    }

    @Test
    void aSupervisorWhoOwnsTheNodeOrBelongsToItsUnitDoesNotVerifyIt() {
        planned();
        nodes.claim(caller(Role.UNIT, "p-unit", "370212", "u1"), target("c1"), Plans.TODAY, List.of(), "");

        var owner = nodes.verify(caller(Role.SUPERVISOR, "p-owner", "370212"), target("c2"), Verdict.ACCEPTED, "");
        var unit = nodes.verify(
                caller(Role.SUPERVISOR, "p-colleague", "370212", "u1"), target("c3"), Verdict.ACCEPTED, "");

        assertThat(refusal(owner)).isEqualTo(Reason.SELF_VERIFICATION);
        assertThat(refusal(unit)).isEqualTo(Reason.SELF_VERIFICATION);
    }

    @Test
    void aNodeReadersRoleDoesNotLetThemClaim() {
        planned();

        var refused = nodes.claim(commander(), new Target("p1", "late", null, null), Plans.TODAY, List.of(), "");

        assertThat(refusal(refused)).isEqualTo(Reason.FORBIDDEN);
    }

    private void planned() {
        projects.register(commander(), Plans.entry("p1"), null);
        projects.plan(commander(), "p1", Plans.threeNodes(), 1L);
    }

    private static Target target(String commandId) {
        return new Target("p1", "late", null, commandId);
    }

    private static Caller unit(String unit) {
        return caller(Role.UNIT, "p-unit", "370212", unit);
    }

    private static Reason refusal(Outcome<Project> outcome) {
        return switch (outcome) {
            case Done<Project> done -> throw new AssertionError("Done: " + done);
            case Refused<Project> refused -> refused.reason();
        };
    }
}
