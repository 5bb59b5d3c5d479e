package city.renewal.project.adapter.excel;

import static city.renewal.project.adapter.excel.LedgerBuilder.aFirstRow;
import static city.renewal.project.adapter.excel.LedgerBuilder.aLedger;
import static city.renewal.project.adapter.excel.LedgerBuilder.aNextRow;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.adapter.excel.LedgerBuilder.Formatted;
import city.renewal.project.domain.ledger.ParsedLedger;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same ledger as .xlsx, .xls and .csv gives the same result, including all faults. */
class SameSheetInEveryFormatTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    static Stream<LedgerBuilder> ledgers() {
        return Stream.of(
                aLedger(),
                aLedger().with(aFirstRow("P2")).with(aNextRow("n2", "竣工验收", "n1SS+5")),
                aLedger()
                        .with(0, LedgerColumn.DUE_DATE, LocalDate.of(2023, 6, 30))
                        .with(0, LedgerColumn.STARTED_ON, "2023年2月1日")
                        .with(0, LedgerColumn.PROGRESS, new Formatted(0.4, "0%"))
                        .with(0, LedgerColumn.TOTAL_INVESTMENT, 12.5)
                        .with(0, LedgerColumn.PLANNED_INVESTMENT, new Formatted(1234.5, "#,##0.00")),
                aLedger()
                        .with(0, LedgerColumn.AREA, "月球街道")
                        .with(0, LedgerColumn.TOTAL_INVESTMENT, "很多")
                        .with(1, LedgerColumn.OWNER, "张三、李四")
                        .with(1, LedgerColumn.DUE_DATE, "2023-02-30"),
                aLedger().with(0, LedgerColumn.PROJECT_NAME, "名称有逗号,引号\"和\n换行").withCell(9, 0, "注：以上为示例。"),
                aLedger().withoutColumn(LedgerColumn.OWNER));
    }

    @ParameterizedTest
    @MethodSource("ledgers")
    void readsTheSameFromAnXls(LedgerBuilder ledger) {
        assertThat(told(XlsBytes.of(ledger.bytes()))).isEqualTo(told(ledger.bytes()));
    }

    @ParameterizedTest
    @MethodSource("ledgers")
    void readsTheSameFromACsvInEveryEncoding(LedgerBuilder ledger) {
        var workbook = ledger.bytes();
        var expected = told(workbook);

        for (var separator : List.of(",", ";", "\t")) {
            var text = CsvBytes.text(workbook, separator);
            assertThat(told(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
            assertThat(told(("\ufeff" + text).getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
            assertThat(told(text.getBytes(GB18030))).isEqualTo(expected);
            assertThat(told(("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE)))
                    .isEqualTo(expected);
        }
    }

    private static Object told(byte[] file) {
        return LedgerBuilder.told(LedgerBuilder.read(file));
    }

    @Test
    void anXlsMergesCellsOverTheRowsOfAProject() {
        var ledger = aLedger().merged(LedgerColumn.OWNER, 0, 1).with(1, LedgerColumn.OWNER, null);

        var read = (ParsedLedger) LedgerBuilder.read(XlsBytes.of(ledger.bytes()));

        assertThat(read.projects().getFirst().nodes())
                .extracting(node -> node.responsibility().owner().name())
                .containsExactly("张三", "张三");
    }
}
