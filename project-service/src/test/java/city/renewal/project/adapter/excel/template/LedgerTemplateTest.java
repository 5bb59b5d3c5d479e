package city.renewal.project.adapter.excel.template;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Field;
import city.renewal.events.Person;
import city.renewal.events.Unit;
import city.renewal.project.adapter.excel.LedgerBuilder;
import city.renewal.project.domain.area.AreaTree;
import city.renewal.project.domain.directory.DirectoryView;
import city.renewal.project.domain.ledger.LedgerDirectory;
import city.renewal.project.domain.ledger.LedgerProgramme;
import city.renewal.project.domain.ledger.ParsedLedger;
import city.renewal.project.domain.ledger.UnknownPeople;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
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
    void isPrintedOnA3AcrossAsWideAsThePageWithItsHeadingsOnEach() throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(template(LedgerBuilder.PROGRAMME)))) {
            var sheet = workbook.getSheet("台账");

            assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A3_PAPERSIZE);
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            assertThat(sheet.getFitToPage()).isTrue();
            assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
            assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
            assertThat(sheet.getRepeatingRows()).isEqualTo(CellRangeAddress.valueOf("1:3"));
        }
    }

    @Test
    void namesThatLookLikeEscapedCharactersReadBackUnchanged() throws IOException {
        var programme = new LedgerProgramme(
                "p", "计划_x000D_甲", 2023, "370212", List.of(new Field("f1", "领域_x000D_乙")), List.of());
        var out = new ByteArrayOutputStream();

        new LedgerTemplate(AreaTree.bundled()).write(out, programme);

        var reading = LedgerBuilder.WORKBOOKS.read(new ByteArrayInputStream(out.toByteArray()), programme);
        assertThat(reading).isInstanceOf(ParsedLedger.class);
        assertThat(((ParsedLedger) reading).titleLines().getFirst()).startsWith("计划_x000D_甲");
    }

    @Test
    void theUneditedTemplateImportsIntoAnyProgrammeWithAnyDirectory() throws IOException {
        var nothing = new LedgerProgramme("template", "攻坚计划", 0, "", List.of(), List.of());
        var unnamed = new LedgerProgramme(
                "elsewhere-2030",
                "别处",
                2030,
                "999999",
                List.of(new Field("x1", "别的领域")),
                List.of(),
                LocalDate.of(2030, 6, 1),
                REFUSING);
        for (var written : List.of(nothing, LedgerBuilder.PROGRAMME, unnamed)) {
            for (var into : List.of(LedgerBuilder.PROGRAMME, unnamed)) {
                var reading = LedgerBuilder.WORKBOOKS.read(new ByteArrayInputStream(template(written)), into);

                assertThat(reading)
                        .as("of %s into %s", written.programmeId(), into.programmeId())
                        .isInstanceOf(ParsedLedger.class);
                var project = ((ParsedLedger) reading).projects().getFirst();
                assertThat(project.projectId()).isEqualTo("SL-001-" + into.programmeId());
                assertThat(project.entry().area()).startsWith(into.area());
                assertThat(project.anchor().finishBy()).isEqualTo(LocalDate.of(into.year(), 11, 30));
                assertThat(reading.warnings())
                        .extracting(LedgerWarning::kind)
                        .containsExactly(LedgerWarning.Kind.EXAMPLE);
            }
        }
    }

    private static final LedgerDirectory REFUSING = new LedgerDirectory() {
        @Override
        public UnknownPeople unknownPeople() {
            return UnknownPeople.REFUSE;
        }

        @Override
        public DirectoryView view(Set<String> personIds, Set<String> nameKeys) {
            return LedgerDirectory.NONE.view(personIds, nameKeys);
        }
    };

    private static byte[] template(LedgerProgramme programme) throws IOException {
        var out = new ByteArrayOutputStream();
        new LedgerTemplate(AreaTree.bundled()).write(out, programme);
        return out.toByteArray();
    }

    private static byte[] template() throws IOException {
        var out = new ByteArrayOutputStream();
        new LedgerTemplate(AreaTree.bundled()).write(out, LedgerBuilder.PROGRAMME);
        return out.toByteArray();
    }

    @Test
    void namesPeopleOfTheDirectorySoThatItIsImportedAsItIs() throws IOException {
        var unit = new Unit("u-known", "中韩街道办", "370212001", null);
        var owner = new Person("p-known", "李四", List.of(), List.of("u-known"), true);
        var leader = new Person("p-top", "王领导", List.of(), List.of(), true);
        var directory = new LedgerDirectory() {
            @Override
            public UnknownPeople unknownPeople() {
                return UnknownPeople.REFUSE;
            }

            @Override
            public Optional<Example> example() {
                return Optional.of(new Example(unit, owner, leader));
            }

            @Override
            public DirectoryView view(Set<String> personIds, Set<String> nameKeys) {
                return new DirectoryView("370212", List.of(unit), List.of(owner, leader), List::of);
            }
        };
        var base = LedgerBuilder.PROGRAMME;
        var programme = new LedgerProgramme(
                base.programmeId(),
                base.name(),
                base.year(),
                base.area(),
                base.fields(),
                base.headquarters(),
                base.today(),
                directory);
        var workbook = new ByteArrayOutputStream();

        new LedgerTemplate(AreaTree.bundled()).write(workbook, programme);
        var reading = LedgerBuilder.WORKBOOKS.read(new ByteArrayInputStream(workbook.toByteArray()), programme);

        assertThat(reading).isInstanceOfSatisfying(ParsedLedger.class, ledger -> {
            var project = ledger.projects().getFirst();
            assertThat(project.entry().unit().unitId()).isEqualTo("u-known");
            assertThat(project.entry().leader().personId()).isEqualTo("p-top");
            assertThat(project.nodes())
                    .allSatisfy(node ->
                            assertThat(node.responsibility().owner().personId()).isEqualTo("p-known"));
        });
    }
}
