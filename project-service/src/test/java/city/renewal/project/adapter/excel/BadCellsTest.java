package city.renewal.project.adapter.excel;

import static city.renewal.project.adapter.excel.LedgerBuilder.aFirstRow;
import static city.renewal.project.adapter.excel.LedgerBuilder.aLedger;
import static city.renewal.project.adapter.excel.LedgerBuilder.aNextRow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.renewal.project.domain.ledger.LedgerReadResult;
import city.renewal.project.domain.ledger.RefusedLedger;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.LedgerRow;
import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ledgers with one invalid cell: the response names exactly this cell, its header and its fault. */
class BadCellsTest {

    static List<Arguments> badCells() {
        return List.of(
                bad(0, LedgerColumn.PROJECT_ID, "", LedgerFault.MISSING_VALUE),
                bad(0, LedgerColumn.PROJECT_ID, "a b/c", LedgerFault.BAD_TEXT),
                bad(0, LedgerColumn.PROJECT_ID, LocalDate.of(2023, 3, 1), LedgerFault.BAD_TEXT),
                bad(0, LedgerColumn.PROJECT_NAME, "", LedgerFault.MISSING_VALUE),
                bad(0, LedgerColumn.PROJECT_NAME, "很".repeat(300), LedgerFault.BAD_TEXT),
                bad(0, LedgerColumn.FIELD, "新领域", LedgerFault.UNKNOWN_FIELD),
                bad(0, LedgerColumn.HEADQUARTERS, "没有的指挥部", LedgerFault.UNKNOWN_HEADQUARTERS),
                bad(0, LedgerColumn.AREA, "八大关街道", LedgerFault.UNKNOWN_AREA),
                bad(0, LedgerColumn.AREA, "370212009", LedgerFault.UNKNOWN_AREA),
                bad(0, LedgerColumn.AREA, "370202001", LedgerFault.UNKNOWN_AREA),
                bad(0, LedgerColumn.TOTAL_INVESTMENT, "约1.2亿元", LedgerFault.BAD_MONEY),
                bad(0, LedgerColumn.TOTAL_INVESTMENT, "1.2亿美元", LedgerFault.UNIT_UNKNOWN),
                bad(0, LedgerColumn.TOTAL_INVESTMENT, -1, LedgerFault.BAD_MONEY),
                bad(0, LedgerColumn.TOTAL_INVESTMENT, 12_000_000, LedgerFault.BAD_MONEY),
                bad(0, LedgerColumn.TOTAL_INVESTMENT, "1.2.3", LedgerFault.BAD_MONEY),
                bad(0, LedgerColumn.TOTAL_INVESTMENT, "120000000.001元", LedgerFault.BAD_MONEY),
                bad(0, LedgerColumn.TOTAL_INVESTMENT, new LedgerBuilder.Formatted(0.5, "0%"), LedgerFault.BAD_MONEY),
                bad(0, LedgerColumn.TOTAL_INVESTMENT, true, LedgerFault.BAD_MONEY),
                bad(0, LedgerColumn.PAID_4, 12, LedgerFault.UNIT_MISSING),
                bad(0, LedgerColumn.PAID_12, "很多", LedgerFault.BAD_MONEY),
                bad(0, LedgerColumn.PLANNED_INVESTMENT, 80_000, LedgerFault.PLANNED_ABOVE_TOTAL),
                bad(0, LedgerColumn.UNIT, "", LedgerFault.MISSING_VALUE),
                bad(0, LedgerColumn.LEADER, "", LedgerFault.MISSING_VALUE),
                bad(0, LedgerColumn.BUILDINGS, 1.5, LedgerFault.BAD_NUMBER),
                bad(0, LedgerColumn.FLOOR_AREA, -3, LedgerFault.BAD_NUMBER),
                bad(0, LedgerColumn.FINISH_BY, "2023-02-30", LedgerFault.BAD_DATE),
                bad(0, LedgerColumn.FINISH_BY, "年底", LedgerFault.BAD_DATE),
                bad(0, LedgerColumn.FINISH_BY, "2023年6月", LedgerFault.BAD_DATE),
                bad(0, LedgerColumn.FINISH_BY, "20231301", LedgerFault.BAD_DATE),
                bad(0, LedgerColumn.FINISH_BY, "0023-06-30", LedgerFault.BAD_DATE),
                bad(0, LedgerColumn.FINISH_BY, 12.5, LedgerFault.BAD_DATE),
                bad(0, LedgerColumn.FINISH_BY, "", LedgerFault.MISSING_VALUE),
                bad(1, LedgerColumn.NODE_ID, "n1", LedgerFault.DUPLICATE_NODE),
                bad(1, LedgerColumn.NODE_NAME, "", LedgerFault.MISSING_VALUE),
                bad(1, LedgerColumn.DURATION, "一个月", LedgerFault.BAD_NUMBER),
                bad(1, LedgerColumn.DURATION, 2.5, LedgerFault.BAD_NUMBER),
                bad(1, LedgerColumn.DURATION, -1, LedgerFault.BAD_NUMBER),
                bad(1, LedgerColumn.DURATION, 100_000, LedgerFault.BAD_NUMBER),
                bad(1, LedgerColumn.CALENDAR, "农历", LedgerFault.BAD_CHOICE),
                bad(1, LedgerColumn.PREDECESSORS, "n7", LedgerFault.UNKNOWN_PREDECESSOR),
                bad(1, LedgerColumn.PREDECESSORS, "n1XX+5", LedgerFault.UNKNOWN_PREDECESSOR),
                bad(1, LedgerColumn.PREDECESSORS, "n1、n1SS", LedgerFault.BAD_PREDECESSOR),
                bad(1, LedgerColumn.PREDECESSORS, "n2", LedgerFault.CYCLE),
                bad(1, LedgerColumn.DUE_DATE, "2023-12-01", LedgerFault.DUE_AFTER_FINISH),
                bad(1, LedgerColumn.DUE_DATE, "2023-02-30", LedgerFault.BAD_DATE),
                bad(1, LedgerColumn.OWNER, "", LedgerFault.MISSING_VALUE),
                bad(1, LedgerColumn.OWNER, "张三、李四", LedgerFault.BAD_TEXT),
                bad(1, LedgerColumn.REPORT_EVERY, "有空就报", LedgerFault.BAD_CHOICE),
                bad(1, LedgerColumn.REPORT_EVERY, 0, LedgerFault.BAD_CHOICE),
                bad(1, LedgerColumn.WEIGHT, -1, LedgerFault.BAD_NUMBER),
                bad(1, LedgerColumn.PROGRESS, 101, LedgerFault.BAD_PERCENT),
                bad(1, LedgerColumn.PROGRESS, "一半", LedgerFault.BAD_PERCENT),
                bad(1, LedgerColumn.STARTED_ON, "2023-13-01", LedgerFault.BAD_DATE),
                bad(1, LedgerColumn.LAST_REPORTED_ON, "昨天", LedgerFault.BAD_DATE),
                bad(1, LedgerColumn.DURATION, new LedgerBuilder.Formula("1+1"), LedgerFault.ERROR_CELL),
                bad(1, LedgerColumn.PROJECT_NAME, "别的名字", LedgerFault.INCONSISTENT_PROJECT, "P1"),
                bad(1, LedgerColumn.TOTAL_INVESTMENT, 3, LedgerFault.INCONSISTENT_PROJECT));
    }

    @ParameterizedTest(name = "{1} = {2}: {3}")
    @MethodSource("badCells")
    void namesTheCell(int row, LedgerColumn column, Object value, LedgerFault fault, String projectId) {
        var ledger = aLedger().with(row, column, value.equals("") ? null : value);
        if (projectId != null) {
            ledger.with(row, LedgerColumn.PROJECT_ID, projectId);
        }

        var refused = refused(ledger.read());

        assertThat(refused.violations())
                .extracting(LedgerViolation::cell, LedgerViolation::fault)
                .containsExactly(tuple(cell(row, column), fault));
        var violation = refused.violations().getFirst();
        assertThat(violation.header()).startsWith(column.title());
        assertThat(violation.reason()).matches(".*\\p{IsHan}.*");
        assertThat(violation.reasonEnglish()).startsWith("Expected");
        assertThat(refused.rows())
                .extracting(LedgerRow::row, LedgerRow::outcome)
                .contains(tuple(4 + row, LedgerRow.Outcome.REJECTED));
        assertThat(refused.rows().stream().filter(outcome -> outcome.outcome() == LedgerRow.Outcome.ACCEPTED))
                .hasSize(1);
    }

    @Test
    void namesADuplicateProjectCode() {
        var ledger = aLedger()
                .with(aFirstRow("P2"))
                .with(aFirstRow("P1").entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));

        assertThat(faults(ledger.read())).containsExactly("B7 DUPLICATE_PROJECT");
    }

    @Test
    void namesEveryNodeOfACircle() {
        var ledger = aLedger()
                .with(0, LedgerColumn.PREDECESSORS, "n3")
                .with(aNextRow("n3", "验收", "n2SS+5"))
                .with(aNextRow("n4", "移交", "n3"));

        var refused = refused(ledger.read());

        assertThat(faults(refused)).containsExactly("X4 CYCLE", "X5 CYCLE", "X6 CYCLE");
        assertThat(refused.violations().getFirst().reason())
                .contains("n1", "n2", "n3")
                .doesNotContain("n4");
    }

    @Test
    void namesACompletionBeforeItsStart() {
        var ledger = aLedger()
                .with(0, LedgerColumn.STARTED_ON, "2023-05-02")
                .with(0, LedgerColumn.COMPLETED_ON, "2023-05-01");

        assertThat(faults(ledger.read())).containsExactly("AI4 COMPLETED_BEFORE_START");
    }

    @Test
    void namesAProgressThatContradictsACompletion() {
        var ledger = aLedger().with(0, LedgerColumn.COMPLETED_ON, "2023-05-01").with(0, LedgerColumn.PROGRESS, 90);

        assertThat(faults(ledger.read())).containsExactly("AJ4 PROGRESS_CONTRADICTS_COMPLETION");
    }

    @Test
    void namesAnIdOfTwoPeople() {
        var ledger = aLedger().with(0, LedgerColumn.OWNER_ID, "p-1").with(1, LedgerColumn.OWNER_ID, "p-1");

        assertThat(faults(ledger.read())).containsExactly("AC5 INCONSISTENT_NAME");
    }

    @Test
    void namesMoneyWithoutAnyUnit() {
        var ledger = aLedger().withHeader(LedgerColumn.TOTAL_INVESTMENT, "总投资");

        assertThat(faults(ledger.read())).containsExactly("G4 UNIT_MISSING");
    }

    @Test
    void namesAHeaderWithAUnitThatIsNone() {
        var ledger = aLedger().withHeader(LedgerColumn.TOTAL_INVESTMENT, "总投资(亿美元)");

        assertThat(faults(ledger.read())).containsExactly("G3 UNIT_UNKNOWN");
    }

    @Test
    void namesMissingAndDoubledColumns() {
        var ledger = aLedger()
                .withoutColumn(LedgerColumn.OWNER)
                .withoutColumn(LedgerColumn.LEADER)
                .withHeader(LedgerColumn.ORDINAL, "项目编号");

        var refused = refused(ledger.read());

        assertThat(refused.violations())
                .extracting(LedgerViolation::header, LedgerViolation::fault)
                .containsExactlyInAnyOrder(
                        tuple("责任人", LedgerFault.MISSING_COLUMN),
                        tuple("牵头领导", LedgerFault.MISSING_COLUMN),
                        tuple("项目编号", LedgerFault.DUPLICATE_COLUMN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#REF!", "#DIV/0!", "#N/A"})
    void namesACellWhoseFormulaFailed(String error) {
        var workbook = aLedger().with(1, LedgerColumn.DURATION, 4711).bytes();
        var broken = XlsxBytes.replaceInPart(
                workbook,
                "xl/worksheets/sheet1.xml",
                " t=\"n\"><v>4711</v>",
                " t=\"e\"><f>1/0</f><v>" + error + "</v>");

        var refused = refused(LedgerBuilder.read(broken));

        assertThat(faults(refused)).containsExactly("V5 ERROR_CELL");
        assertThat(refused.violations().getFirst().value()).isEqualTo(error);
    }

    @Test
    void takesTheStoredResultOfAFormula() {
        var workbook = aLedger().with(1, LedgerColumn.DURATION, 4711).bytes();
        var calculated =
                XlsxBytes.replaceInPart(workbook, "xl/worksheets/sheet1.xml", "<v>4711</v>", "<f>30*2</f><v>60</v>");

        assertThat(LedgerBuilder.read(calculated)).isNotInstanceOf(RefusedLedger.class);
    }

    @Test
    void namesABadMergedCellOnceHoweverManyNodesReadIt() {
        var ledger = aLedger()
                .with(0, LedgerColumn.OWNER, "张三、李四")
                .with(1, LedgerColumn.OWNER, null)
                .merged(LedgerColumn.OWNER, 0, 1);

        assertThat(faults(ledger.read())).containsExactly("AB4 BAD_TEXT");
    }

    @Test
    void namesEveryBadCellOfALedger() {
        var ledger = aLedger()
                .with(0, LedgerColumn.AREA, "月球街道")
                .with(0, LedgerColumn.TOTAL_INVESTMENT, "很多")
                .with(0, LedgerColumn.OWNER, null)
                .with(1, LedgerColumn.OWNER, null)
                .with(1, LedgerColumn.DUE_DATE, "2023-02-30")
                .with(aFirstRow("P2"));

        var refused = refused(ledger.read());

        assertThat(faults(refused))
                .containsExactlyInAnyOrder(
                        "F4 UNKNOWN_AREA", "G4 BAD_MONEY", "AB4 MISSING_VALUE", "AB5 MISSING_VALUE", "Y5 BAD_DATE");
        assertThat(refused.rows())
                .extracting(LedgerRow::projectId, LedgerRow::nodeId, LedgerRow::outcome)
                .containsExactly(
                        tuple("P1", "n1", LedgerRow.Outcome.REJECTED),
                        tuple("P1", "n2", LedgerRow.Outcome.REJECTED),
                        tuple("P2", "n1", LedgerRow.Outcome.ACCEPTED));
    }

    @Test
    void listsAThousandFaultsAndCountsTheRest() {
        var ledger = aLedger();
        for (int number = 0; number < 1_100; number++) {
            ledger.with(aFirstRow("Q" + number));
            ledger.with(2 + number, LedgerColumn.OWNER, null);
        }

        var refused = refused(ledger.read());

        assertThat(refused.violations()).hasSize(LedgerViolation.LISTED_AT_MOST);
        assertThat(refused.violationCount()).isEqualTo(1_100);
        assertThat(refused.rows()).hasSize(1_102);
    }

    @Test
    void refusesALedgerWithoutProjects() {
        var ledger = new LedgerBuilder();
        for (var column : LedgerColumn.values()) {
            ledger.withHeader(column, column.title());
        }

        assertThat(refused(ledger.read()).violations())
                .extracting(LedgerViolation::fault)
                .containsExactly(LedgerFault.EMPTY_LEDGER);
    }

    private static Arguments bad(int row, LedgerColumn column, Object value, LedgerFault fault) {
        return bad(row, column, value, fault, null);
    }

    private static Arguments bad(int row, LedgerColumn column, Object value, LedgerFault fault, String projectId) {
        return Arguments.of(row, column, value, fault, projectId);
    }

    private static String cell(int row, LedgerColumn column) {
        int index = column.ordinal();
        var name = index < 26 ? "" + (char) ('A' + index) : "A" + (char) ('A' + index - 26);
        return name + (4 + row);
    }

    private static RefusedLedger refused(LedgerReadResult reading) {
        assertThat(reading).isInstanceOf(RefusedLedger.class);
        return (RefusedLedger) reading;
    }

    private static List<String> faults(LedgerReadResult reading) {
        return refused(reading).violations().stream()
                .map(violation -> violation.cell() + " " + violation.fault())
                .toList();
    }
}
