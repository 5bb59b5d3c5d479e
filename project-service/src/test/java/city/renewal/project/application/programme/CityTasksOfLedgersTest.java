package city.renewal.project.application.programme;

import static city.renewal.project.domain.ledger.LedgerSheets.aLedger;
import static city.renewal.project.domain.ledger.LedgerSheets.cell;
import static city.renewal.project.domain.ledger.LedgerSheets.firstRow;
import static city.renewal.project.testing.World.commander;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.ProjectEntry;
import city.renewal.events.ProjectEvent;
import city.renewal.project.application.command.WriteMode;
import city.renewal.project.application.ledger.LedgerOutcome.Imported;
import city.renewal.project.application.ledger.LedgerOutcome.InvalidLedger;
import city.renewal.project.application.ledger.LedgerRequest.Mode;
import city.renewal.project.domain.citytask.CityTask;
import city.renewal.project.domain.ledger.LedgerSheets;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import city.renewal.project.testing.LedgerFixture;
import city.renewal.project.testing.Plans;
import city.renewal.project.testing.World;
import city.renewal.starter.aggregate.Change;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** City tasks in ledgers must belong to the programme. */
class CityTasksOfLedgersTest {
    private final LedgerFixture office = new LedgerFixture();
    private final World world = office.world;

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aTaskThatTheProgrammeDoesNotHaveIsAFaultOfItsCellWithTheNearest(Mode mode) {
        isSet("laoshan-2023", "QD-01", "QD-02", "ZZ-77");

        var refused = refused(named("QD-01、QD-03"), mode);

        assertThat(refused).singleElement().satisfies(violation -> {
            assertThat(violation.fault()).isEqualTo(LedgerFault.UNKNOWN_CITY_TASK);
            assertThat(violation.cell()).isEqualTo(cell(0, LedgerColumn.CITY_TASKS));
            assertThat(violation.reason()).contains("QD-03（相近的有：QD-01、QD-02");
            assertThat(violation.reasonEnglish()).contains("'QD-03' (the nearest: QD-01, QD-02");
        });
        assertThat(world.projects.load("P1")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void tasksThatTheProgrammeHasAreCarried(Mode mode) {
        isSet("laoshan-2023", "QD-01", "QD-02");

        imported(named("QD-02,QD-01"), mode);

        assertThat(carried("P1")).containsExactly("QD-01", "QD-02");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "无", "暂无", "不涉及", "-", "/", "——", "、"})
    void aCellWithTheWordForNoneNamesNoTask(String none) {
        imported(named(none), Mode.CREATE);

        assertThat(carried("P1")).isEmpty();
    }

    @Test
    void aTaskOfAnotherProgrammeIsNoneOfThisOneAndIsNotOffered() {
        isSet("another-2023", "QD-01");

        assertThat(refused(named("QD-01"), Mode.CREATE))
                .singleElement()
                .satisfies(violation ->
                        assertThat(violation.message()).contains("QD-01").doesNotContain("nearest"));
    }

    @Test
    void itHidesNoOtherFaultAndNoneHidesIt() {
        isSet("laoshan-2023", "QD-01");
        var ledger = named("QD-9")
                .with(0, LedgerColumn.DURATION, "很久")
                .with(firstRow("P2"))
                .with(2, LedgerColumn.CITY_TASKS, "QD-8");

        assertThat(refused(ledger, Mode.CREATE))
                .extracting(LedgerViolation::cell)
                .containsExactlyInAnyOrder(
                        cell(0, LedgerColumn.CITY_TASKS),
                        cell(0, LedgerColumn.DURATION),
                        cell(2, LedgerColumn.CITY_TASKS));
    }

    @Test
    void ofManyUnknownTasksInACellFiveAreNamedAndTheRestCounted() {
        isSet("laoshan-2023", "QD-01");
        var many = IntStream.range(0, 9).mapToObj(n -> "X" + n).collect(Collectors.joining("、"));

        assertThat(refused(named(many), Mode.CREATE))
                .singleElement()
                .satisfies(violation -> assertThat(violation.reason()).contains("X4", "(+4)"));
    }

    @Test
    void aPageOfTasksIsNotAllOfThem() {
        isSet(
                "laoshan-2023",
                IntStream.range(0, 1001).mapToObj("T%04d"::formatted).toArray(String[]::new));

        imported(named("T0000、T0500、T1000"), Mode.CREATE);

        assertThat(carried("P1")).containsExactly("T0000", "T0500", "T1000");
    }

    /** Earlier versions accepted tasks that did not exist. */
    @Test
    void aCorrectionMayNameTasksThatTheProjectCarriesAndGetsANote() {
        carriesUnset("P1", "t1", "t2");

        var corrected = imported(named("t1、t2"), Mode.UPDATE);
        var more = refused(named("t1、t2、t3"), Mode.UPDATE);
        var onAnother = refused(named("t1").with(firstRow("P2")).with(2, LedgerColumn.CITY_TASKS, "t1"), Mode.UPDATE);

        assertThat(corrected.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(LedgerWarning.Kind.UNKNOWN_CITY_TASK);
            assertThat(warning.cell()).isEqualTo(cell(0, LedgerColumn.CITY_TASKS));
            assertThat(warning.message()).contains("t1", "t2");
        });
        assertThat(more)
                .singleElement()
                .satisfies(violation ->
                        assertThat(violation.reason()).contains("t3").doesNotContain("t1"));
        assertThat(onAnother).extracting(LedgerViolation::cell).containsExactly(cell(2, LedgerColumn.CITY_TASKS));
    }

    private static LedgerSheets named(String tasks) {
        return aLedger().with(0, LedgerColumn.CITY_TASKS, tasks);
    }

    private void isSet(String programme, String... ids) {
        for (var id : ids) {
            var task = new CityTask(id, programme, "任务" + id, null, null);
            world.tasks.create(id, new Change<>(task, List.of(task.set("p-admin", Plans.NOW)), null));
        }
    }

    private void carriesUnset(String project, String... ids) {
        imported(aLedger(), Mode.CREATE);
        var stored = world.projects.load(project).orElseThrow();
        var entry = stored.state().entry();
        var next = new ProjectEntry(
                entry.projectId(),
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
                List.of(ids));
        var amended = new ProjectEvent.ProjectAmended(next, "p-other", Plans.NOW);
        world.projects.save(stored, new Change<>(stored.state().apply(amended), List.of(amended), null));
    }

    private List<String> carried(String project) {
        return world.projects.load(project).orElseThrow().state().entry().cityTasks();
    }

    private Imported imported(LedgerSheets ledger, Mode mode) {
        var outcome = office.run(commander(), ledger, mode, WriteMode.WRITE);
        assertThat(outcome).isInstanceOf(Imported.class);
        return (Imported) outcome;
    }

    private List<LedgerViolation> refused(LedgerSheets ledger, Mode mode) {
        var outcome = office.run(commander(), ledger, mode, WriteMode.WRITE);
        assertThat(outcome).isInstanceOf(InvalidLedger.class);
        return ((InvalidLedger) outcome).refused().violations();
    }
}
