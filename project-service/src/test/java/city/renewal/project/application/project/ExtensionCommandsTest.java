package city.renewal.project.application.project;

import static city.renewal.project.testing.Plans.draft;
import static city.renewal.project.testing.Plans.node;
import static city.renewal.project.testing.World.CLOCK;
import static city.renewal.project.testing.World.caller;
import static city.renewal.project.testing.World.commander;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Outcome.Done;
import city.renewal.project.application.command.Outcome.Refused;
import city.renewal.project.application.project.NodeCommands.Target;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.Reason;
import city.renewal.project.domain.project.decision.ExtensionDecisions.Verdict;
import city.renewal.project.testing.Plans;
import city.renewal.project.testing.World;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExtensionCommandsTest {
    private static final LocalDate JUNE_20 = LocalDate.of(2023, 6, 20);
    private static final LocalDate AUGUST_15 = LocalDate.of(2023, 8, 15);

    private final World world = new World();
    private final ProjectCommands projects =
            new ProjectCommands(world.projects, world.programmes, world.tasks, world.calendarCache, CLOCK);
    private final ExtensionCommands extensions = new ExtensionCommands(world.projects, CLOCK);

    @BeforeEach
    void aNodeWhoseLeaderTheUnitNamed() {
        projects.register(commander(), Plans.entry("p1"), null);
        projects.plan(
                unit(),
                "p1",
                draft(node("late", 10).dueOn(JUNE_20).ledBy("p-friend").supervisedBy("p-friend")),
                1L);
        extensions.request(unit(), target(), "x1", AUGUST_15, "管线迁改");
    }

    @Test
    void aLeaderNamedByTheUnitOnTheNodeDoesNotDecide() {
        var refused = decide(caller(Role.LEADER, "p-friend", "370212"));

        assertThat(reason(refused)).isEqualTo(Reason.FORBIDDEN);
        assertThat(late().dueVersion()).isEqualTo(1);
    }

    @Test
    void theProjectsLeaderDecides() {
        assertThat(decide(caller(Role.LEADER, "p-leader", "370212"))).isInstanceOf(Done.class);
        assertThat(late().dueDate()).isEqualTo(AUGUST_15);
    }

    @Test
    void aCommanderOfTheAreaDecides() {
        assertThat(decide(commander())).isInstanceOf(Done.class);
        assertThat(late().originalDueDate()).isEqualTo(JUNE_20);
    }

    private Outcome<Project> decide(Caller by) {
        return extensions.decide(by, target(), "x1", Verdict.APPROVED, null, "");
    }

    private city.renewal.events.PlannedNode late() {
        return world.projects.load("p1").orElseThrow().state().node("late").orElseThrow();
    }

    private static Caller unit() {
        return caller(Role.UNIT, "p-unit", "370212", "u1");
    }

    private static Target target() {
        return new Target("p1", "late", null, null);
    }

    private static Reason reason(Outcome<Project> outcome) {
        return switch (outcome) {
            case Done<Project> done -> throw new AssertionError("Done: " + done);
            case Refused<Project> refused -> refused.reason();
        };
    }
}
