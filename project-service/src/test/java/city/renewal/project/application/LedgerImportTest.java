package city.renewal.project.application;

import static city.renewal.project.testing.World.CLOCK;
import static city.renewal.project.testing.World.caller;
import static city.renewal.project.testing.World.commander;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.events.Anchor;
import city.renewal.events.CalendarIds;
import city.renewal.events.Money;
import city.renewal.events.MonthlyInvestment;
import city.renewal.events.PersonRef;
import city.renewal.events.ProjectEvent;
import city.renewal.events.Responsibility;
import city.renewal.events.UnitRef;
import city.renewal.project.application.LedgerRequest.Effect;
import city.renewal.project.application.LedgerRequest.Warned;
import city.renewal.project.domain.ledger.LedgerActuals;
import city.renewal.project.domain.ledger.LedgerFault;
import city.renewal.project.domain.ledger.LedgerNode;
import city.renewal.project.domain.ledger.LedgerProgramme;
import city.renewal.project.domain.ledger.LedgerProject;
import city.renewal.project.domain.ledger.LedgerReading;
import city.renewal.project.domain.ledger.LedgerViolation;
import city.renewal.project.domain.ledger.LedgerWarning;
import city.renewal.project.domain.ledger.LedgerWarning.Kind;
import city.renewal.project.domain.ledger.ParsedLedger;
import city.renewal.project.domain.ledger.RefusedLedger;
import city.renewal.project.domain.ledger.UnknownPeople;
import city.renewal.project.domain.project.Reason;
import city.renewal.project.testing.Plans;
import city.renewal.project.testing.World;
import city.renewal.starter.security.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerImportTest {
    private static final LocalDate DONE = LocalDate.of(2023, 5, 31);

    private final World world = new World();
    private final KeptLedgers kept = new KeptLedgers();

    @Test
    void aDryRunWritesNothing() throws IOException {
        var outcome = run(ledger("A", "B"), "l1", Effect.CHECK_ONLY);

        assertThat(outcome).isInstanceOf(LedgerOutcome.Imported.class);
        assertThat(world.projects.all()).isEmpty();
        assertThat(kept.pending()).isEmpty();
    }

    @Test
    void whatALedgerSaysWasPaidIsRecordedAndAMonthToComeIsRefused() throws IOException {
        run(paid("A", "2023-05"), "l1", Effect.WRITE);
        var refused = run(paid("B", "2023-07"), "l2", Effect.WRITE);

        assertThat(world.projects.load("A").orElseThrow().state().investments())
                .extracting(MonthlyInvestment::month)
                .containsExactly("2023-05");
        assertThat(refused).isNotInstanceOf(LedgerOutcome.Imported.class);
        assertThat(refused.toString()).contains("2023-07");
        assertThat(world.projects.load("B")).isEmpty();
    }

    @Test
    void whatTheLedgerCallsDoneIsDone() throws IOException {
        run(ledger("A"), "l1", Effect.WRITE);

        var project = world.projects.load("A").orElseThrow().state();
        assertThat(project.factsOf("n1").completedOn()).isEqualTo(DONE);
        assertThat(world.projects.published())
                .hasAtLeastOneElementOfType(ProjectEvent.ProjectRegistered.class)
                .hasAtLeastOneElementOfType(ProjectEvent.PlanSet.class)
                .hasAtLeastOneElementOfType(ProjectEvent.NodeCompleted.class);
    }

    @Test
    void aBadCellRefusesTheWholeLedger() throws IOException {
        var violation = new LedgerViolation(7, "N7", "责任人", "", LedgerFault.MISSING_VALUE, "缺少责任人", "missing");
        var outcome = run(new RefusedLedger(List.of(violation), 1, List.of(), List.of()), "l1", Effect.WRITE);

        assertThat(outcome).isInstanceOf(LedgerOutcome.BadLedger.class);
        assertThat(world.projects.all()).isEmpty();
    }

    @Test
    void aProjectThatIsThereAlreadyRefusesTheWholeLedger() throws IOException {
        run(ledger("A"), "l1", Effect.WRITE);

        var outcome = run(ledger("A", "B"), "l2", Effect.WRITE);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LedgerOutcome.NotTaken.class,
                        notTaken -> assertThat(notTaken.faults())
                                .singleElement()
                                .satisfies(fault -> assertThat(fault.message()).contains("'A'")));
        assertThat(world.projects.load("B")).isEmpty();
    }

    @Test
    void anImportThatACrashCutOffIsFinishedAtTheNextStart() throws IOException {
        world.projects.crashAfter(1);
        assertThatThrownBy(() -> run(ledger("A", "B", "C"), "l1", Effect.WRITE)).hasMessage("crashed");
        assertThat(world.projects.all()).hasSize(1);
        world.projects.crashAfter(Integer.MAX_VALUE);

        ledgers(ledger()).resume();

        assertThat(world.projects.all()).hasSize(3);
        assertThat(kept.pending()).isEmpty();
    }

    @Test
    void theClientsRepetitionFinishesItToo() throws IOException {
        world.projects.crashAfter(2);
        assertThatThrownBy(() -> run(ledger("A", "B", "C"), "l1", Effect.WRITE)).hasMessage("crashed");
        world.projects.crashAfter(Integer.MAX_VALUE);

        var outcome = run(ledger("A", "B", "C"), "l1", Effect.WRITE);

        assertThat(outcome).isInstanceOf(LedgerOutcome.Imported.class);
        assertThat(world.projects.all()).hasSize(3);
        assertThat(world.projects.published().stream().filter(ProjectEvent.PlanSet.class::isInstance))
                .hasSize(3);
    }

    @Test
    void aWarningThatMustBeAcceptedRefusesTheLedgerUntilItIsAccepted() throws IOException {
        var ledger = ledger("A");
        var warning = LedgerWarning.ofCell(Kind.TOTAL_VERY_LARGE, "台账", 5, 6, "2000", "偏大", "large");
        var warned = new ParsedLedger(ledger.titleLines(), ledger.projects(), ledger.rows(), List.of(warning));

        var refused = run(warned, "l1", Effect.WRITE);
        var accepted = ledgers(warned)
                .run(commander(), request("l2", Effect.WRITE, Warned.ACCEPT), InputStream.nullInputStream());

        assertThat(refused)
                .isInstanceOfSatisfying(
                        LedgerOutcome.NotAccepted.class,
                        waiting -> assertThat(waiting.warnings()).containsExactly(warning));
        assertThat(accepted)
                .isInstanceOfSatisfying(
                        LedgerOutcome.Imported.class,
                        imported -> assertThat(imported.warnings()).containsExactly(warning));
        assertThat(world.projects.all()).hasSize(1);
    }

    @Test
    void onlyACommanderOfTheProgrammesAreaIssuesItsLedgers() throws IOException {
        var outcome = ledgers(ledger("A"))
                .run(
                        caller(Role.COMMANDER, "p-commander-2", "370212002"),
                        request("l1", Effect.WRITE, Warned.REFUSE),
                        InputStream.nullInputStream());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LedgerOutcome.NotTaken.class,
                        notTaken -> assertThat(notTaken.reason()).isEqualTo(Reason.FORBIDDEN));
    }

    private LedgerOutcome run(LedgerReading reading, String ledgerId, Effect effect) throws IOException {
        return ledgers(reading)
                .run(commander(), request(ledgerId, effect, Warned.REFUSE), InputStream.nullInputStream());
    }

    private static LedgerRequest request(String ledgerId, Effect effect, Warned warned) {
        return new LedgerRequest("laoshan-2023", ledgerId, effect, warned, UnknownPeople.REFUSE);
    }

    private LedgerImport ledgers(LedgerReading reading) {
        return new LedgerImport(
                new Reads(reading), kept, world.projects, world.programmes, world.shelf, world.directory, CLOCK);
    }

    private static ParsedLedger ledger(String... projectIds) {
        var projects = java.util.Arrays.stream(projectIds)
                .map(id -> project(id, List.of()))
                .toList();
        return new ParsedLedger(List.of("崂山区 2023 年城市更新台账"), projects, List.of(), List.of());
    }

    private static ParsedLedger paid(String projectId, String month) {
        var paid = new MonthlyInvestment(month, Money.yuan(new BigDecimal("1200000")), null);
        return new ParsedLedger(
                List.of("崂山区 2023 年城市更新台账"), List.of(project(projectId, List.of(paid))), List.of(), List.of());
    }

    private static LedgerProject project(String id, List<MonthlyInvestment> investments) {
        return new LedgerProject(
                5,
                Plans.entry(id),
                CalendarIds.NATURAL,
                Anchor.finishBy(LocalDate.of(2023, 12, 31)),
                List.of(),
                List.of(node("n1", new LedgerActuals(null, DONE, 100, DONE)), node("n2", LedgerActuals.NONE)),
                investments);
    }

    private static LedgerNode node(String id, LedgerActuals actuals) {
        return new LedgerNode(
                5,
                id,
                null,
                id,
                10,
                null,
                List.of(),
                null,
                BigDecimal.ONE,
                7,
                new Responsibility(new PersonRef("p-owner", "o"), new UnitRef("u1", "u1"), null, null, List.of()),
                actuals);
    }

    private record Reads(LedgerReading reading) implements LedgerFormat {
        @Override
        public LedgerReading read(InputStream file, LedgerProgramme programme) {
            return reading;
        }

        @Override
        public void writeTemplate(OutputStream out, LedgerProgramme programme) {}
    }

    private static final class KeptLedgers implements Ledgers {
        private final Map<String, AcceptedLedger> pending = new LinkedHashMap<>();

        @Override
        public void begin(AcceptedLedger ledger) {
            pending.putIfAbsent(ledger.ledgerId(), ledger);
        }

        @Override
        public void finish(String ledgerId) {
            pending.remove(ledgerId);
        }

        @Override
        public List<AcceptedLedger> pending() {
            return List.copyOf(pending.values());
        }
    }
}
