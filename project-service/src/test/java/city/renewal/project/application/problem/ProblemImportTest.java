package city.renewal.project.application.problem;

import static city.renewal.project.testing.World.CLOCK;
import static city.renewal.project.testing.World.caller;
import static city.renewal.project.testing.World.commander;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.events.ProblemEvent;
import city.renewal.project.adapter.excel.SpreadsheetTable;
import city.renewal.project.application.command.Preconditions;
import city.renewal.project.application.command.WriteMode;
import city.renewal.project.application.problem.ProblemImport.Result;
import city.renewal.project.application.problem.ProblemImport.Row;
import city.renewal.project.application.problem.ProblemImport.RowOutcome;
import city.renewal.project.application.project.ProjectCommands;
import city.renewal.project.domain.area.AreaTree;
import city.renewal.project.domain.problemfile.ProblemColumn;
import city.renewal.project.testing.Plans;
import city.renewal.project.testing.World;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProblemImportTest {
    private static final Caller SUPERVISOR = caller(Role.SUPERVISOR, "p-supervisor", "370212");
    private static final String HEADER = "问题编号,项目编号,节点编号,问题,问题类别,整改期限\n";

    private final World world = new World();
    private final RaiseProblem raising =
            new RaiseProblem(world.problems, world.projects, world.programmes, world.standards, world.photos, CLOCK);
    private final ProblemImport imports = new ProblemImport(
            new SpreadsheetTable<>("问题清单", List.of(ProblemColumn.values()), ProblemColumn.EXAMPLE),
            raising,
            world.problems,
            world.programmes,
            world.directory,
            AreaTree.bundled());

    @BeforeEach
    void aProjectWithAPlan() {
        var projects = new ProjectCommands(world.projects, world.programmes, world.tasks, world.calendarCache, CLOCK);
        projects.register(commander(), Plans.entry("p1"), null);
        projects.plan(commander(), "p1", Plans.threeNodes(), 1L);
    }

    @Test
    void aFileThatWasCutOffByACrashIsFinishedWhenItIsSentAgain() {
        var file = HEADER + ",p1,late,渗漏,质量,2023-07-31\n".repeat(5);
        world.problems.crashAfter(2);
        assertThatThrownBy(() -> run(SUPERVISOR, file)).isInstanceOf(IllegalStateException.class);
        world.problems.crashAfter(Integer.MAX_VALUE);

        var rows = good(run(SUPERVISOR, file)).rows();

        assertThat(rows)
                .extracting(Row::outcome)
                .containsExactly(
                        RowOutcome.UNCHANGED,
                        RowOutcome.UNCHANGED,
                        RowOutcome.CREATED,
                        RowOutcome.CREATED,
                        RowOutcome.CREATED);
        assertThat(world.problems.published())
                .extracting(fact -> ((ProblemEvent) fact).problem().problemId())
                .doesNotHaveDuplicates()
                .hasSize(5);
    }

    @Test
    void theSameFileOfAnotherSenderIsAnotherImport() {
        var file = HEADER + ",p1,late,渗漏,质量,2023-07-31\n";
        run(SUPERVISOR, file);

        assertThat(good(run(caller(Role.SUPERVISOR, "p-other", "370212"), file)).written())
                .isEqualTo(1);
    }

    @Test
    void problemsOfTheFileMayHaveChangedInTheMeantime() {
        var file = HEADER + "b1,p1,late,渗漏,质量,2023-07-31\n";
        run(SUPERVISOR, file);
        var problems = new ProblemCommands(world.problems, world.projects, world.programmes, world.photos, CLOCK);
        problems.rectify(caller(Role.OWNER, "p-owner", "370212"), "b1", new Preconditions(null, null), "已修", List.of());

        assertThat(good(run(SUPERVISOR, file)).rows()).extracting(Row::outcome).containsExactly(RowOutcome.UNCHANGED);
    }

    @Test
    void aChangedFileDoesNotTakeAnIdTwice() {
        run(SUPERVISOR, HEADER + "b1,p1,late,渗漏,质量,2023-07-31\n");

        assertThat(run(SUPERVISOR, HEADER + "b1,p1,late,脱落,质量,2023-07-31\n"))
                .isInstanceOfSatisfying(
                        Result.Invalid.class,
                        bad -> assertThat(bad.violations())
                                .singleElement()
                                .satisfies(violation ->
                                        assertThat(violation.cell()).isEqualTo("A2")));
    }

    @Test
    void aListThatIsTooLongIsRefusedAsAWhole() {
        assertThat(run(SUPERVISOR, HEADER + ",p1,late,渗漏,质量,2023-07-31\n".repeat(2_001)))
                .isInstanceOf(Result.Invalid.class);
        assertThat(world.problems.all()).isEmpty();
    }

    @Test
    void aProjectThatIsNotInSightIsNotThere() {
        var refused = run(caller(Role.SUPERVISOR, "p-else", "370212002"), HEADER + ",p1,late,渗漏,质量,2023-07-31\n");

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Result.Invalid.class,
                        bad -> assertThat(bad.violations())
                                .singleElement()
                                .satisfies(violation ->
                                        assertThat(violation.message()).contains("there is no project 'p1'")));
    }

    private Result run(Caller caller, String file) {
        try {
            return imports.run(caller, "laoshan-2023", WriteMode.WRITE, file.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Result.Accepted good(Result imported) {
        return switch (imported) {
            case Result.Accepted good -> good;
            case Result.Invalid bad -> throw new AssertionError("Bad: " + bad);
            case Result.Refused notTaken -> throw new AssertionError("Not taken: " + notTaken);
        };
    }
}
