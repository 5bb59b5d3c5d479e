package city.renewal.project.application;

import static city.renewal.project.domain.ledger.LedgerSheets.aLedger;
import static city.renewal.project.domain.ledger.LedgerSheets.cell;
import static city.renewal.project.domain.ledger.LedgerSheets.firstRow;
import static city.renewal.project.domain.ledger.LedgerSheets.nextRow;
import static city.renewal.project.testing.World.caller;
import static city.renewal.project.testing.World.commander;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Money;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEvent;
import city.renewal.project.application.command.WriteMode;
import city.renewal.project.application.ledger.LedgerOutcome;
import city.renewal.project.application.ledger.LedgerOutcome.Imported;
import city.renewal.project.application.ledger.LedgerOutcome.InvalidLedger;
import city.renewal.project.application.ledger.LedgerOutcome.Refused;
import city.renewal.project.application.ledger.LedgerRequest.Mode;
import city.renewal.project.domain.ledger.LedgerSheets;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.sheet.LedgerDifference;
import city.renewal.project.domain.ledger.sheet.LedgerRow;
import city.renewal.project.domain.ledger.sheet.LedgerRow.Outcome;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.Reason;
import city.renewal.project.testing.LedgerFixture;
import city.renewal.project.testing.World;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A repeated ledger corrects the permitted fields, and moves no due date. */
class CorrectedLedgerTest {
    private static final LocalDate OVERDUE = LocalDate.of(2023, 6, 20);

    private final LedgerFixture office = new LedgerFixture();
    private final World world = office.world;

    @BeforeEach
    void theLedgerIsIssued() {
        assertThat(run(commander(), original(), Mode.CREATE, WriteMode.WRITE)).isInstanceOf(Imported.class);
    }

    /** P1: n1 overdue since 2023-06-20, n2 due by the finish; P2: n1, n2 alike without a date. */
    private static LedgerSheets original() {
        return aLedger()
                .with(0, LedgerColumn.DUE_DATE, OVERDUE.toString())
                .with(1, LedgerColumn.PAID_1, "")
                .with(firstRow("P2"))
                .with(nextRow("n2", "施工", "n1"));
    }

    @Test
    void theSameLedgerAgainChangesNothing() {
        var before = world.projects.published().size();

        var again = imported(update(original()));

        assertThat(again.rows()).extracting(LedgerRow::outcome).containsOnly(Outcome.UNCHANGED);
        assertThat(world.projects.published()).hasSize(before);
        assertThat(imported(update(original())).rows()).isEqualTo(again.rows());
    }

    @Test
    void changesPermittedFieldsAndReportsTheOutcomeOfEachRow() {
        var corrected = original()
                .with(0, LedgerColumn.PROJECT_NAME, "某小区综合改造")
                .with(0, LedgerColumn.TOTAL_INVESTMENT, 2)
                .with(0, LedgerColumn.PAID_5, 300)
                .with(1, LedgerColumn.OWNER, "赵六")
                .with(1, LedgerColumn.NODE_NAME, "主体施工")
                .with(nextRow("n3", "验收", "n2"))
                .with(firstRow("P3"));

        var outcome = imported(update(corrected));

        assertThat(outcome.rows())
                .extracting(LedgerRow::outcome)
                .containsExactly(
                        Outcome.CHANGED,
                        Outcome.CHANGED,
                        Outcome.UNCHANGED,
                        Outcome.UNCHANGED,
                        Outcome.CREATED,
                        Outcome.CREATED);
        assertThat(outcome.rows().getFirst().differences())
                .contains(
                        new LedgerDifference("项目名称", cell(0, LedgerColumn.PROJECT_NAME), "某小区改造", "某小区综合改造"),
                        new LedgerDifference(
                                "总投资(亿元)", cell(0, LedgerColumn.TOTAL_INVESTMENT), "120000000.00", "200000000.00"));
        assertThat(project("P1").entry().totalInvestment()).isEqualTo(Money.yuan(new BigDecimal("200000000")));
        assertThat(project("P1").investments()).hasSize(1);
        assertThat(node("P1", "n2").name()).isEqualTo("主体施工");
        assertThat(node("P1", "n2").responsibility().owner().name()).isEqualTo("赵六");
        assertThat(project("P2").nodes()).extracting(PlannedNode::nodeId).containsExactly("n1", "n2", "n3");
        assertThat(project("P3").nodes()).hasSize(1);
    }

    @Test
    void aDryRunReportsTheDifferencesAndWritesNothing() {
        var before = world.projects.published().size();
        var corrected = original().with(1, LedgerColumn.OWNER, "赵六");

        var outcome = imported(run(commander(), corrected, Mode.UPDATE, WriteMode.DRY_RUN));

        assertThat(outcome.rows().get(1).differences()).singleElement().satisfies(difference -> {
            assertThat(difference.field()).isEqualTo("责任人");
            assertThat(difference.cell()).isEqualTo(cell(1, LedgerColumn.OWNER));
            assertThat(difference.before()).startsWith("李四");
            assertThat(difference.after()).startsWith("赵六");
        });
        assertThat(world.projects.published()).hasSize(before);
    }

    @Test
    void refusesEveryChangedDateWithItsCellAndTheWayToGo() {
        var corrected = original()
                .with(0, LedgerColumn.DUE_DATE, "2023-07-20")
                .with(1, LedgerColumn.DUE_DATE, "2023-11-01")
                .with(2, LedgerColumn.FINISH_BY, "2023-12-31");

        var refused = bad(update(corrected));

        assertThat(refused.refused().violations())
                .allSatisfy(violation -> assertThat(violation.message()).contains("extensions"));
        assertThat(cells(refused))
                .containsExactly(
                        cell(0, LedgerColumn.DUE_DATE) + " DATE_CHANGED",
                        cell(1, LedgerColumn.DUE_DATE) + " DATE_CHANGED",
                        cell(2, LedgerColumn.FINISH_BY) + " DATE_CHANGED");
        assertThat(node("P1", "n1").dueDate()).isEqualTo(OVERDUE);
    }

    @Test
    void refusesForbiddenChangesOfAnOverdueNodeWithTheCell() {
        var corrected = original()
                .with(0, LedgerColumn.DURATION, 90)
                .with(0, LedgerColumn.CALENDAR, "工作日")
                .with(3, LedgerColumn.OWNER, "赵六");

        var refused = bad(update(corrected));

        assertThat(cells(refused))
                .containsExactlyInAnyOrder(
                        cell(0, LedgerColumn.DURATION) + " OVERDUE_NODE",
                        cell(0, LedgerColumn.CALENDAR) + " OVERDUE_NODE");
        assertThat(node("P2", "n2").responsibility().owner().name()).isEqualTo("李四");
    }

    @Test
    void oneBadRowKeepsAllTheOthersFromBeingWritten() {
        var before = world.projects.published().size();
        var corrected = original()
                .with(1, LedgerColumn.OWNER, "赵六")
                .with(2, LedgerColumn.AREA, "月球街道")
                .with(0, LedgerColumn.DUE_DATE, "2023-07-20");

        var refused = bad(update(corrected));

        assertThat(cells(refused))
                .containsExactly(
                        cell(0, LedgerColumn.DUE_DATE) + " DATE_CHANGED", cell(2, LedgerColumn.AREA) + " UNKNOWN_AREA");
        assertThat(refused.refused().rows())
                .extracting(LedgerRow::outcome)
                .containsExactly(Outcome.REJECTED, Outcome.ACCEPTED, Outcome.REJECTED, Outcome.ACCEPTED);
        assertThat(world.projects.published()).hasSize(before);
    }

    @Test
    void aNodeMissingFromTheLedgerStaysWithANote() {
        var outcome = imported(update(original().withoutRow(1).with(0, LedgerColumn.PROJECT_NAME, "新名")));

        assertThat(project("P1").nodes()).extracting(PlannedNode::nodeId).containsExactly("n1", "n2");
        assertThat(outcome.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(LedgerWarning.Kind.NODE_KEPT);
            assertThat(warning.message()).contains("n2");
        });
    }

    @Test
    void takesADateThatWasGrantedThoughItLiesBehindTheFinish() {
        var granted = LocalDate.of(2023, 12, 15);
        move("P1", "n2", granted);

        var named = imported(update(original().with(1, LedgerColumn.DUE_DATE, granted.toString())));
        var first = imported(update(original().with(1, LedgerColumn.DUE_DATE, "2023-11-30")));

        assertThat(named.warnings()).isEmpty();
        assertThat(first.warnings()).extracting(LedgerWarning::kind).containsExactly(LedgerWarning.Kind.DATE_IN_FORCE);
        assertThat(node("P1", "n2").dueDate()).isEqualTo(granted);
    }

    @Test
    void aMissingColumnChangesNothing() {
        var outcome = imported(update(original()
                .withoutColumn(LedgerColumn.HEADQUARTERS)
                .withoutColumn(LedgerColumn.PREDECESSORS)
                .withoutColumn(LedgerColumn.WEIGHT)));

        assertThat(outcome.rows()).extracting(LedgerRow::outcome).containsOnly(Outcome.UNCHANGED);
        assertThat(project("P1").entry().headquarters()).isEqualTo("h1");
    }

    @Test
    void rowsWithoutCodesAreKnownByTheirNamesWhereverTheyStand() {
        var corrected = LedgerSheets.empty()
                .with(firstRow("P1"))
                .with(nextRow("", "新工序", ""))
                .with(nextRow("", "施工", ""))
                .with(0, LedgerColumn.DUE_DATE, OVERDUE.toString())
                .with(0, LedgerColumn.NODE_ID, "")
                .withoutColumn(LedgerColumn.PREDECESSORS);

        var outcome = imported(update(corrected));

        assertThat(outcome.rows()).extracting(LedgerRow::nodeId).containsExactly("n1", "n3", "n2");
        assertThat(node("P1", "n2").name()).isEqualTo("施工");
        assertThat(node("P1", "n3").name()).isEqualTo("新工序");
        assertThat(node("P1", "n1").dueDate()).isEqualTo(OVERDUE);
    }

    @Test
    void completionIsLeftToClaimAndVerification() {
        var refused = bad(update(original().with(0, LedgerColumn.COMPLETED_ON, "2023-06-10")));

        assertThat(cells(refused)).containsExactly(cell(0, LedgerColumn.COMPLETED_ON) + " COMPLETION_CHANGED");
        assertThat(refused.refused().violations().getFirst().message()).contains("verification");
        assertThat(project("P1").factsOf("n1").completedOn()).isNull();
    }

    @Test
    void progressIsCorrectedButNotByAnOlderReport() {
        imported(update(
                original().with(1, LedgerColumn.PROGRESS, 40).with(1, LedgerColumn.LAST_REPORTED_ON, "2023-06-01")));
        var older = imported(update(
                original().with(1, LedgerColumn.PROGRESS, 20).with(1, LedgerColumn.LAST_REPORTED_ON, "2023-05-01")));

        assertThat(project("P1").factsOf("n2").progressPercent()).isEqualTo(40);
        assertThat(older.warnings()).extracting(LedgerWarning::kind).containsExactly(LedgerWarning.Kind.OLDER_PROGRESS);
    }

    @Test
    void creatingRefusesAnExistingCodeAndNamesItsProgramme() {
        var refused = bad(run(commander(), original(), Mode.CREATE, WriteMode.WRITE));

        assertThat(cells(refused))
                .containsExactly(
                        cell(0, LedgerColumn.PROJECT_ID) + " KNOWN_PROJECT",
                        cell(2, LedgerColumn.PROJECT_ID) + " KNOWN_PROJECT");
        assertThat(refused.refused().violations().getFirst().message()).contains("laoshan-2023", "mode=UPDATE");
    }

    @Test
    void onlyACommanderOfEachProjectsAreaCorrectsIt() {
        var ofTheStreet =
                caller(Role.COMMANDER, "p-street", project("P1").entry().area());
        var ofAnother = caller(Role.COMMANDER, "p-other", "370212099");
        var corrected = original().with(1, LedgerColumn.OWNER, "赵六");

        var refused = run(ofAnother, corrected, Mode.UPDATE, WriteMode.WRITE);
        var taken = run(ofTheStreet, corrected, Mode.UPDATE, WriteMode.WRITE);

        assertThat(refused).isNotInstanceOf(Imported.class);
        assertThat(taken).isInstanceOf(Imported.class);
        assertThat(run(ofTheStreet, original().with(0, LedgerColumn.AREA, "沙子口街道"), Mode.UPDATE, WriteMode.WRITE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        forbidden -> assertThat(forbidden.reason()).isEqualTo(Reason.FORBIDDEN));
    }

    @Test
    void rowsInAnotherOrderChangeNothing() {
        var before = world.projects.published().size();
        var turned = LedgerSheets.empty()
                .with(firstRow("P2"))
                .with(nextRow("n2", "施工", "n1"))
                .with(firstRow("P1"))
                .with(nextRow("n2", "施工", "n1"));

        assertThat(imported(update(turned)).rows())
                .extracting(LedgerRow::outcome)
                .containsOnly(Outcome.UNCHANGED);
        assertThat(world.projects.published()).hasSize(before);
    }

    private LedgerOutcome update(LedgerSheets ledger) {
        return office.update(ledger);
    }

    private LedgerOutcome run(Caller caller, LedgerSheets ledger, Mode mode, WriteMode writeMode) {
        return office.run(caller, ledger, mode, writeMode);
    }

    private static Imported imported(LedgerOutcome outcome) {
        assertThat(outcome).isInstanceOf(Imported.class);
        return (Imported) outcome;
    }

    private static InvalidLedger bad(LedgerOutcome outcome) {
        assertThat(outcome).isInstanceOf(InvalidLedger.class);
        return (InvalidLedger) outcome;
    }

    private static List<String> cells(InvalidLedger bad) {
        return bad.refused().violations().stream()
                .map(violation -> violation.cell() + " " + violation.fault())
                .toList();
    }

    private Project project(String projectId) {
        return world.projects.load(projectId).orElseThrow().state();
    }

    private PlannedNode node(String projectId, String nodeId) {
        return project(projectId).node(nodeId).orElseThrow();
    }

    private void move(String projectId, String nodeId, LocalDate date) {
        var stored = world.projects.load(projectId).orElseThrow();
        var by = new ProjectEvent.WorkResumed(
                "s1",
                LocalDate.of(2023, 6, 1),
                List.of(new city.renewal.events.DueDateShift(nodeId, date, 2)),
                "p",
                "",
                World.CLOCK.instant());
        world.projects.save(stored, new Change<>(stored.state().apply(by), List.of(by), null));
    }
}
