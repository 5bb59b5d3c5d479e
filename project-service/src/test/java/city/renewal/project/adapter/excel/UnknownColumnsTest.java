package city.renewal.project.adapter.excel;

import static city.renewal.project.adapter.excel.LedgerBuilder.aLedger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.renewal.project.domain.ledger.ParsedLedger;
import city.renewal.project.domain.ledger.RefusedLedger;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An unknown column gets a note with the column that was probably meant. */
class UnknownColumnsTest {

    @ParameterizedTest
    @CsvSource({
        "OWNER, 责任人员",
        "OWNER, *责任人姓名",
        "NODE_NAME, 节点名",
        "PROJECT_NAME, 工程项目名称",
        "TOTAL_INVESTMENT, 总投资金额（亿元）",
        "FINISH_BY, 计划完工日期",
        "LEADER, 牵头的领导"
    })
    void aMissingColumnIsFoundUnderAnotherName(LedgerColumn column, String header) {
        var refused = (RefusedLedger) aLedger().withHeader(column, header).read();

        assertThat(refused.violations())
                .filteredOn(violation -> violation.fault() == LedgerFault.MISSING_COLUMN)
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.reason()).contains(column.title()).contains("是否");
                    assertThat(violation.reasonEnglish()).contains("is it").contains(column.title());
                });
    }

    @Test
    void anOptionalColumnUnderAnotherNameIsNotPassedOverInSilence() {
        var parsed = (ParsedLedger) aLedger()
                .withHeader(LedgerColumn.DUE_DATE, "完成时间")
                .with(0, LedgerColumn.DUE_DATE, "2023-06-30")
                .withCell(3, 60, "备注")
                .read();

        assertThat(parsed.warnings())
                .extracting(LedgerWarning::kind, LedgerWarning::cell)
                .containsExactly(
                        tuple(LedgerWarning.Kind.UNKNOWN_COLUMN, "Y3"),
                        tuple(LedgerWarning.Kind.UNKNOWN_COLUMN, "BI3"));
        assertThat(parsed.warnings().getFirst().reason()).contains("完成时间").contains("完成时限");
        assertThat(parsed.warnings().get(1).reason()).contains("备注").doesNotContain("是否");
    }

    @Test
    void aLedgerOfKnownColumnsHasNoNotes() {
        assertThat(aLedger().read().warnings()).isEmpty();
    }
}
