package city.renewal.project.application.ledger;

import static city.renewal.project.testing.World.CLOCK;
import static city.renewal.project.testing.World.caller;
import static city.renewal.project.testing.World.commander;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.events.MonthlyInvestment;
import city.renewal.events.ProjectEvent;
import city.renewal.project.application.command.WarningPolicy;
import city.renewal.project.application.command.WriteMode;
import city.renewal.project.application.ledger.LedgerRequest.Mode;
import city.renewal.project.domain.ledger.LedgerSheets;
import city.renewal.project.domain.ledger.UnknownPeople;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import city.renewal.project.domain.ledger.sheet.LedgerWarning.Kind;
import city.renewal.project.domain.project.Reason;
import city.renewal.project.testing.InMemoryLedgers;
import city.renewal.project.testing.World;
import city.renewal.starter.security.Role;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LedgerImportTest {
    private static final LocalDate DONE = LocalDate.of(2023, 5, 31);

    private final World world = new World();
    private final InMemoryLedgers kept = new InMemoryLedgers();

    @Test
    void aDryRunWritesNothing() throws IOException {
        var outcome = run(ledger("A", "B"), "l1", WriteMode.DRY_RUN);

        assertThat(outcome).isInstanceOf(LedgerOutcome.Imported.class);
        assertThat(world.projects.all()).isEmpty();
        assertThat(kept.pending()).isEmpty();
    }

    @Test
    void paymentsOfALedgerAreRecordedAndFutureMonthsAreRefused() throws IOException {
        run(ledger("A").with(0, LedgerColumn.PAID_5, 120), "l1", WriteMode.WRITE);
        var refused = run(ledger("B").with(0, LedgerColumn.PAID_7, 120), "l2", WriteMode.WRITE);

        assertThat(world.projects.load("A").orElseThrow().state().investments())
                .extracting(MonthlyInvestment::month)
                .containsExactly("2023-05");
        assertThat(refused).isNotInstanceOf(LedgerOutcome.Imported.class);
        assertThat(refused.toString()).contains("2023-07");
        assertThat(world.projects.load("B")).isEmpty();
    }

    @Test
    void completionsOfALedgerCountAsVerified() throws IOException {
        run(ledger("A"), "l1", WriteMode.WRITE);

        var project = world.projects.load("A").orElseThrow().state();
        assertThat(project.factsOf("n1").completedOn()).isEqualTo(DONE);
        assertThat(world.projects.published())
                .hasAtLeastOneElementOfType(ProjectEvent.ProjectRegistered.class)
                .hasAtLeastOneElementOfType(ProjectEvent.PlanSet.class)
                .hasAtLeastOneElementOfType(ProjectEvent.NodeCompleted.class);
    }

    @Test
    void aBadCellRefusesTheWholeLedger() throws IOException {
        var outcome = run(ledger("A", "B").with(3, LedgerColumn.OWNER, ""), "l1", WriteMode.WRITE);

        assertThat(outcome).isInstanceOf(LedgerOutcome.InvalidLedger.class);
        assertThat(world.projects.all()).isEmpty();
    }

    @Test
    void anExistingProjectIsReportedTogetherWithCellsOfOtherProjects() throws IOException {
        run(ledger("A"), "l1", WriteMode.WRITE);

        var outcome = run(ledger("A", "B").with(3, LedgerColumn.OWNER, ""), "l2", WriteMode.WRITE);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LedgerOutcome.InvalidLedger.class,
                        bad -> assertThat(bad.refused().violations())
                                .extracting(LedgerViolation::cell)
                                .containsExactly(
                                        LedgerSheets.cell(0, LedgerColumn.PROJECT_ID),
                                        LedgerSheets.cell(3, LedgerColumn.OWNER)));
    }

    @Test
    void anExistingProjectRefusesTheWholeLedger() throws IOException {
        run(ledger("A"), "l1", WriteMode.WRITE);

        var outcome = run(ledger("A", "B"), "l2", WriteMode.WRITE);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LedgerOutcome.InvalidLedger.class,
                        bad -> assertThat(bad.refused().violations())
                                .singleElement()
                                .satisfies(violation ->
                                        assertThat(violation.message()).contains("'A'", "laoshan-2023")));
        assertThat(world.projects.load("B")).isEmpty();
    }

    @Test
    void anImportThatACrashCutOffIsFinishedAtTheNextStart() throws IOException {
        world.projects.crashAfter(1);
        assertThatThrownBy(() -> run(ledger("A", "B", "C"), "l1", WriteMode.WRITE))
                .hasMessage("crashed");
        assertThat(world.projects.all()).hasSize(1);
        world.projects.crashAfter(Integer.MAX_VALUE);

        imports(ledger()).resume();

        assertThat(world.projects.all()).hasSize(3);
        assertThat(kept.pending()).isEmpty();
    }

    @Test
    void theClientsRepetitionFinishesItToo() throws IOException {
        world.projects.crashAfter(2);
        assertThatThrownBy(() -> run(ledger("A", "B", "C"), "l1", WriteMode.WRITE))
                .hasMessage("crashed");
        world.projects.crashAfter(Integer.MAX_VALUE);

        var outcome = run(ledger("A", "B", "C"), "l1", WriteMode.WRITE);

        assertThat(outcome).isInstanceOf(LedgerOutcome.Imported.class);
        assertThat(world.projects.all()).hasSize(3);
        assertThat(world.projects.published().stream().filter(ProjectEvent.PlanSet.class::isInstance))
                .hasSize(3);
    }

    @Test
    void aWarningThatMustBeAcceptedRefusesTheLedgerUntilItIsAccepted() throws IOException {
        var large = ledger("A").with(0, LedgerColumn.TOTAL_INVESTMENT, 2000);

        var refused = run(large, "l1", WriteMode.WRITE);
        var accepted = imports(large)
                .run(commander(), request("l2", WriteMode.WRITE, WarningPolicy.ACCEPT), InputStream.nullInputStream());

        assertThat(refused)
                .isInstanceOfSatisfying(
                        LedgerOutcome.UnacceptedWarnings.class,
                        waiting -> assertThat(waiting.warnings())
                                .extracting(LedgerWarning::kind)
                                .containsExactly(Kind.TOTAL_VERY_LARGE));
        assertThat(accepted)
                .isInstanceOfSatisfying(
                        LedgerOutcome.Imported.class,
                        imported -> assertThat(imported.warnings()).hasSize(1));
        assertThat(world.projects.all()).hasSize(1);
    }

    @Test
    void onlyACommanderOfTheProgrammesAreaIssuesItsLedgers() throws IOException {
        var outcome = imports(ledger("A"))
                .run(
                        caller(Role.COMMANDER, "p-commander-2", "370212002"),
                        request("l1", WriteMode.WRITE, WarningPolicy.REFUSE),
                        InputStream.nullInputStream());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LedgerOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.FORBIDDEN));
    }

    private LedgerOutcome run(LedgerSheets ledger, String ledgerId, WriteMode writeMode) throws IOException {
        return imports(ledger)
                .run(commander(), request(ledgerId, writeMode, WarningPolicy.REFUSE), InputStream.nullInputStream());
    }

    private static LedgerRequest request(String ledgerId, WriteMode writeMode, WarningPolicy warningPolicy) {
        return new LedgerRequest("laoshan-2023", ledgerId, Mode.CREATE, writeMode, warningPolicy, UnknownPeople.ACCEPT);
    }

    private LedgerImport imports(LedgerSheets ledger) {
        return new LedgerImport(
                InMemoryLedgers.format(ledger),
                kept,
                world.projects,
                world.programmes,
                world.tasks,
                world.calendarCache,
                world.directory,
                CLOCK);
    }

    private static LedgerSheets ledger(String... projectIds) {
        var ledger = LedgerSheets.empty();
        for (var id : projectIds) {
            var first = LedgerSheets.firstRow(id);
            first.put(LedgerColumn.COMPLETED_ON, DONE.toString());
            ledger.with(first).with(LedgerSheets.nextRow("n2", "施工", "n1"));
        }
        return ledger;
    }
}
