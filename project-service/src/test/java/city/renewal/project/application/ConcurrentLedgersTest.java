package city.renewal.project.application;

import static city.renewal.project.domain.ledger.LedgerSheets.aLedger;
import static city.renewal.project.domain.ledger.LedgerSheets.cell;
import static city.renewal.project.domain.ledger.LedgerSheets.firstRow;
import static city.renewal.project.domain.ledger.LedgerSheets.nextRow;
import static city.renewal.project.testing.World.CLOCK;
import static city.renewal.project.testing.World.commander;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEntry;
import city.renewal.events.ProjectEvent;
import city.renewal.project.application.command.WriteMode;
import city.renewal.project.application.ledger.LedgerOutcome;
import city.renewal.project.application.ledger.LedgerOutcome.Imported;
import city.renewal.project.application.ledger.LedgerOutcome.InvalidLedger;
import city.renewal.project.application.ledger.LedgerRequest.Mode;
import city.renewal.project.domain.ledger.LedgerSheets;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.sheet.LedgerRow;
import city.renewal.project.domain.ledger.sheet.LedgerRow.Outcome;
import city.renewal.project.domain.project.Project;
import city.renewal.project.testing.LedgerFixture;
import city.renewal.starter.aggregate.Change;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ledgers concurrent with other ledgers and other changes, and with a crash. */
class ConcurrentLedgersTest {
    private final LedgerFixture office = new LedgerFixture();

    @BeforeEach
    void theLedgerIsIssued() {
        imported(office.run(commander(), original(), Mode.CREATE, WriteMode.WRITE));
    }

    private static LedgerSheets original() {
        return aLedger().with(firstRow("P2")).with(nextRow("n2", "施工", "n1"));
    }

    @Test
    void aCorrectionThatACrashCutOffIsFinishedAndItsRepetitionAnswersTheSame() {
        var corrected = original().with(0, LedgerColumn.PROJECT_NAME, "一").with(2, LedgerColumn.PROJECT_NAME, "二");
        office.world.projects.crashAfter(1);
        assertThatThrownBy(() -> office.run(commander(), corrected, Mode.UPDATE, WriteMode.WRITE, "again"))
                .hasMessage("crashed");
        office.world.projects.crashAfter(Integer.MAX_VALUE);
        assertThat(project("P2").entry().name()).isEqualTo("某小区改造");

        office.imports(original()).resume();
        var events = office.world.projects.published().size();
        var repeated = imported(office.run(commander(), corrected, Mode.UPDATE, WriteMode.WRITE, "again"));

        assertThat(project("P2").entry().name()).isEqualTo("二");
        assertThat(repeated.rows())
                .extracting(LedgerRow::outcome)
                .containsExactly(Outcome.CHANGED, Outcome.UNCHANGED, Outcome.CHANGED, Outcome.UNCHANGED);
        assertThat(office.world.projects.published()).hasSize(events);
    }

    @Test
    void ofTwoConcurrentLedgersTheSecondIsCheckedAgainstTheFirst() {
        var first = original().with(0, LedgerColumn.PROJECT_NAME, "一").with(firstRow("P9"));
        office.kept.beforeNextBegin(() -> office.run(commander(), first, Mode.UPDATE, WriteMode.WRITE));

        var second = office.run(
                commander(),
                LedgerSheets.empty().with(firstRow("P8")).with(firstRow("P9")),
                Mode.CREATE,
                WriteMode.WRITE);

        assertThat(cells(second)).containsExactly(cell(1, LedgerColumn.PROJECT_ID) + " KNOWN_PROJECT");
        assertThat(office.world.projects.load("P8")).isEmpty();
        assertThat(project("P1").entry().name()).isEqualTo("一");
    }

    @Test
    void concurrentChangesOfOthersAreNotReverted() {
        office.kept.afterNextBegin(() -> rename("P2", "别人改的名"));

        imported(office.update(original().with(1, LedgerColumn.OWNER, "赵六")));

        assertThat(node("P1", "n2").responsibility().owner().name()).isEqualTo("赵六");
        assertThat(project("P2").entry().name()).isEqualTo("别人改的名");
    }

    private static Imported imported(LedgerOutcome outcome) {
        assertThat(outcome).isInstanceOf(Imported.class);
        return (Imported) outcome;
    }

    private static List<String> cells(LedgerOutcome outcome) {
        assertThat(outcome).isInstanceOf(InvalidLedger.class);
        return ((InvalidLedger) outcome)
                .refused().violations().stream()
                        .map(violation -> violation.cell() + " " + violation.fault())
                        .toList();
    }

    private Project project(String projectId) {
        return office.world.projects.load(projectId).orElseThrow().state();
    }

    private PlannedNode node(String projectId, String nodeId) {
        return project(projectId).node(nodeId).orElseThrow();
    }

    private void rename(String projectId, String name) {
        var stored = office.world.projects.load(projectId).orElseThrow();
        var entry = stored.state().entry();
        var next = new ProjectEntry(
                entry.projectId(),
                entry.programme(),
                name,
                entry.field(),
                entry.headquarters(),
                entry.area(),
                entry.unit(),
                entry.leader(),
                entry.totalInvestment(),
                entry.plannedThisYear(),
                entry.scope(),
                entry.location(),
                entry.cityTasks());
        var amended = new ProjectEvent.ProjectAmended(next, "p-other", CLOCK.instant());
        office.world.projects.save(stored, new Change<>(stored.state().apply(amended), List.of(amended), null));
    }
}
