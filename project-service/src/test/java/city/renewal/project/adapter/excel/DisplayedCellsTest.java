package city.renewal.project.adapter.excel;

import static city.renewal.project.adapter.excel.LedgerBuilder.aLedger;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.adapter.excel.LedgerBuilder.Formatted;
import city.renewal.project.domain.ledger.LedgerProject;
import city.renewal.project.domain.ledger.LedgerReadResult;
import city.renewal.project.domain.ledger.ParsedLedger;
import city.renewal.project.domain.ledger.RefusedLedger;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The displayed value of a cell is read; a cell that displays something other than its value is refused. In .xlsx and
 * .xls.
 */
class DisplayedCellsTest {

    private static final int SERIAL = 45107;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12.5    | 0.00",
                "12.5    | #,##0.00",
                "12.5    | 0.00_);(0.00)",
                "12.5    | ¥#,##0.00",
                "12.5    | [$¥-804]#,##0.00;[Red]-[$¥-804]#,##0.00",
                "12.5    | _ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
                "12.5    | 0000.0",
                "12.5    | 0.0E+00",
                "12.5    | 0.00\"亿元\"",
                "12.5    | 0.00\\ 亿",
                "12.5    | [DBNum1]General;0.0",
                "12.345  | 0.00",
                "12.5    | @",
                "125000  | 0.00\"万元\"",
                "1250000000 | 0\"元\""
            })
    void readsMoneyThatIsShown(BigDecimal value, String format) {
        var project = project(aLedger().with(0, LedgerColumn.TOTAL_INVESTMENT, new Formatted(value, format)));

        var yuan = value.compareTo(new BigDecimal("1000")) > 0
                ? new BigDecimal("1250000000")
                : value.multiply(new BigDecimal("100000000"));
        assertThat(project.entry().totalInvestment().amount()).isEqualByComparingTo(yuan);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "123456  | 0!.0,",
                "123456  | 0\\.0,",
                "123456  | 0,",
                "123456  | 0.0,",
                "12345678| #,##0.00,,",
                "12      | 0\"0000\"",
                "12      | \"1\"0",
                "12      | 0\".\"0",
                "12      | 00-00",
                "12.5    | # ?/?",
                "0.6     | 0",
                "0.001   | 0.00",
                "12      | \"合格\"",
                "12      | ;;;",
                "12      | [>10]\"大\";0",
                "45107   | yyyy\"年\"m\"月\"",
                "1.5     | [h]:mm"
            })
    void refusesANumberThatShowsSomethingElse(BigDecimal value, String format) {
        for (var column : List.of(LedgerColumn.TOTAL_INVESTMENT, LedgerColumn.FLOOR_AREA, LedgerColumn.WEIGHT)) {
            for (var reading : readings(aLedger().with(0, column, new Formatted(value, format)))) {
                assertThat(faults(reading))
                        .as("%s", column)
                        .containsAnyOf(
                                cell(column) + " MISLEADING_FORMAT",
                                cell(column) + " BAD_MONEY",
                                cell(column) + " BAD_NUMBER");
            }
        }
    }

    @Test
    void namesTheDisplayedAndTheStoredValue() {
        var refused = (RefusedLedger) aLedger()
                .with(0, LedgerColumn.TOTAL_INVESTMENT, new Formatted(123456, "0!.0,"))
                .read();

        assertThat(refused.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.reason()).contains("12.3").contains("123456");
            assertThat(violation.value()).isEqualTo("12.3");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | $0.00",
                "5 | [$$-409]#,##0.00",
                "5 | [$€-2] #,##0.00",
                "5 | 0\"亿美元\"",
                "5 | 0.0‰",
                "5 | 0\"天\""
            })
    void refusesMoneyInAnotherUnitThanYuan(BigDecimal value, String format) {
        for (var reading : readings(aLedger().with(0, LedgerColumn.TOTAL_INVESTMENT, new Formatted(value, format)))) {
            assertThat(faults(reading)).containsExactly("G4 UNIT_UNKNOWN");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.4 | 0% | 40",
                "0.405 | 0.0% | 40",
                "0.996 | 0% | 99",
                "40 | 0\\% | 40",
                "40 | 0\"%\" | 40",
                "0 | 0% | 0"
            })
    void readsPercentagesThatAreShown(BigDecimal value, String format, int percent) {
        var project = project(aLedger().with(0, LedgerColumn.PROGRESS, new Formatted(value, format)));

        assertThat(project.nodes().getFirst().actuals().progressPercent()).isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"30 | 0\"天\"", "30 | 0\"个工作日\"", "30 | 000", "30 | General", "30 | 0 "})
    void readsDurationsThatAreShown(BigDecimal value, String format) {
        var project = project(aLedger().with(0, LedgerColumn.DURATION, new Formatted(value, format)));

        assertThat(project.nodes().getFirst().durationDays()).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"30 | 0\"个月\"", "30 | yyyy-mm-dd", "30 | 0%", "30 | [h]:mm"})
    void refusesDurationsThatAreShownAsSomethingElse(BigDecimal value, String format) {
        for (var reading : readings(aLedger().with(0, LedgerColumn.DURATION, new Formatted(value, format)))) {
            assertThat(reading).isInstanceOf(RefusedLedger.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | 000 | 007",
                "7 | \"P\"00 | P07",
                "1234 | #,##0 | 1234",
                "123456789012345 | General | 123456789012345"
            })
    void readsCodesAsTheyAreShown(BigDecimal value, String format, String code) {
        var project = project(aLedger().with(0, LedgerColumn.PROJECT_ID, new Formatted(value, format)));

        assertThat(project.projectId()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567890123456", "370212198001011234", "1e15"})
    void refusesCodesOfMoreThanFifteenDigits(BigDecimal value) {
        for (var column : List.of(LedgerColumn.PROJECT_ID, LedgerColumn.OWNER_ID, LedgerColumn.NODE_NAME)) {
            for (var format : List.of("General", "0")) {
                for (var reading : readings(aLedger().with(0, column, new Formatted(value, format)))) {
                    assertThat(faults(reading)).as("%s", column).containsExactly(cell(column) + " BAD_TEXT");
                }
            }
        }
    }

    @Test
    void takesCodesOfEighteenDigitsThatAreTexts() {
        var project = project(aLedger().with(0, LedgerColumn.PROJECT_ID, "370212198001011234"));

        assertThat(project.projectId()).isEqualTo("370212198001011234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yyyy-mm-dd",
                "yyyy/m/d",
                "m/d/yy",
                "d-mmm-yy",
                "yyyy\"年\"m\"月\"d\"日\";@",
                "[$-804]yyyy\"年\"m\"月\"d\"日\"",
                "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"",
                "yyyy-mm-dd hh:mm:ss",
                "yyyy/m/d h:mm AM/PM",
                "[$-F800]dddd, mmmm dd, yyyy",
                "dddd yyyy-mm-dd",
                "yyyy.m.d",
                "e-mm-dd",
                "General",
                "0",
                "yyyy-m-d;@"
            })
    void readsDatesThatAreShown(String format) {
        var project = project(aLedger().with(0, LedgerColumn.DUE_DATE, new Formatted(SERIAL, format)));

        assertThat(project.nodes().getFirst().dueDate()).isEqualTo(LocalDate.of(2023, 6, 30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yyyy\"年\"m\"月\"",
                "mmm-yy",
                "m\"月\"d\"日\"",
                "d-mmm",
                "m/d",
                "yyyy",
                "dddd",
                "aaaa",
                "h:mm",
                "[h]:mm:ss",
                "mm:ss.0",
                "[$-404]e/m/d",
                "[$-411]ge.m.d",
                "b-mm-dd",
                "[$-107041E]d/m/yyyy",
                "[$-F400]h:mm:ss AM/PM",
                "h\"时\"mm\"分\"",
                "0%",
                "0,"
            })
    void refusesDatesThatAreNotShown(String format) {
        for (var reading : readings(aLedger().with(0, LedgerColumn.DUE_DATE, new Formatted(SERIAL, format)))) {
            assertThat(faults(reading)).hasSize(1).first().asString().startsWith("Y4 ");
        }
    }

    @Test
    void aNumberThatItsFormatShowsAsADateIsThatDate() {
        for (var format : List.of("0000-00-00", "0000\"年\"00\"月\"00\"日\"")) {
            var project = project(aLedger().with(0, LedgerColumn.DUE_DATE, new Formatted(20230630, format)));

            assertThat(project.nodes().getFirst().dueDate()).isEqualTo(LocalDate.of(2023, 6, 30));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "45107.999999, 2023-07-01",
        "45107.99998, 2023-06-30",
        "45107.5, 2023-06-30",
        "45106.9999999, 2023-06-30"
    })
    void aSerialIsRoundedToTheSecond(BigDecimal serial, LocalDate day) {
        for (var format : List.of("yyyy-mm-dd hh:mm:ss", "General")) {
            var project = project(aLedger().with(0, LedgerColumn.DUE_DATE, new Formatted(serial, format)));

            assertThat(project.nodes().getFirst().dueDate()).isEqualTo(day);
        }
    }

    private static LedgerProject project(LedgerBuilder ledger) {
        var readings = readings(ledger);
        assertThat(readings).allSatisfy(reading -> assertThat(reading).isInstanceOf(ParsedLedger.class));
        assertThat(LedgerBuilder.told(readings.getLast())).isEqualTo(LedgerBuilder.told(readings.getFirst()));
        return ((ParsedLedger) readings.getFirst()).projects().getFirst();
    }

    /** From an .xlsx and from the same workbook as an .xls. */
    private static List<LedgerReadResult> readings(LedgerBuilder ledger) {
        var workbook = ledger.bytes();
        return List.of(LedgerBuilder.read(workbook), LedgerBuilder.read(XlsBytes.of(workbook)));
    }

    private static List<String> faults(LedgerReadResult reading) {
        assertThat(reading).isInstanceOf(RefusedLedger.class);
        return ((RefusedLedger) reading)
                .violations().stream()
                        .map(violation -> violation.cell() + " " + violation.fault())
                        .toList();
    }

    private static String cell(LedgerColumn column) {
        return CellReference.convertNumToColString(column.ordinal()) + "4";
    }
}
