package city.renewal.project.adapter.excel;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Field;
import city.renewal.project.domain.area.AreaTree;
import city.renewal.project.domain.ledger.LedgerProgramme;
import city.renewal.project.domain.ledger.ParsedLedger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class LedgerTemplateTest {

    @Test
    void theExampleIsAGoodLedger() throws IOException {
        var reading = LedgerBuilder.read(template());

        assertThat(reading).isInstanceOf(ParsedLedger.class);
        var project = ((ParsedLedger) reading).projects().getFirst();
        assertThat(project.nodes()).hasSize(3);
        assertThat(project.entry().totalInvestment().amount()).isEqualTo("120000000.00");
        assertThat(project.entry().plannedThisYear().amount()).isEqualTo("80000000.00");
    }

    @Test
    void offersTheProgrammesFieldsAndTheDistrictsStreetsToChooseFrom() throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(template()))) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(3);
            assertThat(workbook.getSheet("台账").getDataValidations()).hasSize(5);
            assertThat(workbook.getSheet("选项").getRow(2).getCell(5).getStringCellValue())
                    .isEqualTo("中韩街道");
        }
    }

    @Test
    void canBeWrittenBeforeThereIsAnyProgramme() throws IOException {
        var nothing = new LedgerProgramme("template", "攻坚计划", 0, "", List.of(), List.of());
        var out = new ByteArrayOutputStream();

        new LedgerTemplate(AreaTree.bundled()).write(out, nothing);

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(workbook.getSheet("台账").getRow(2).getCell(1).getStringCellValue())
                    .isEqualTo("*项目编号");
        }
    }

    @Test
    void namesThatLookLikeEscapedCharactersReadBackAsTheyAre() throws IOException {
        var programme = new LedgerProgramme(
                "p", "计划_x000D_甲", 2023, "370212", List.of(new Field("f1", "领域_x000D_乙")), List.of());
        var out = new ByteArrayOutputStream();

        new LedgerTemplate(AreaTree.bundled()).write(out, programme);

        var reading = LedgerBuilder.WORKBOOKS.read(new ByteArrayInputStream(out.toByteArray()), programme);
        assertThat(reading).isInstanceOf(ParsedLedger.class);
        assertThat(((ParsedLedger) reading).titleLines().getFirst()).startsWith("计划_x000D_甲");
    }

    private static byte[] template() throws IOException {
        var out = new ByteArrayOutputStream();
        new LedgerTemplate(AreaTree.bundled()).write(out, LedgerBuilder.PROGRAMME);
        return out.toByteArray();
    }
}
