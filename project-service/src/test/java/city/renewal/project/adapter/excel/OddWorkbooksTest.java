package city.renewal.project.adapter.excel;

import static city.renewal.project.adapter.excel.LedgerBuilder.aLedger;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.domain.ledger.LedgerProject;
import city.renewal.project.domain.ledger.LedgerReadResult;
import city.renewal.project.domain.ledger.ParsedLedger;
import city.renewal.project.domain.ledger.RefusedLedger;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks of various programs. */
class OddWorkbooksTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<f>1+1</f>",
                "<f>1+1</f><v/>",
                "<f>1+1</f><v></v>",
                "<f t=\"shared\" si=\"0\"/>",
                "<f t=\"shared\" ref=\"V5:V6\" si=\"0\">1+1</f><v/>",
                "<f t=\"array\" ref=\"V5\">SUM(A1:A2)</f>",
                "<f/>"
            })
    void refusesAFormulaWithoutAStoredResult(String inside) {
        for (var type : List.of("", " t=\"n\"", " t=\"b\"", " t=\"e\"")) {
            assertThat(faults(LedgerBuilder.read(withCell(type, inside)))).containsExactly("V5 ERROR_CELL");
        }
        if (!inside.contains("<v")) {
            assertThat(faults(LedgerBuilder.read(withCell(" t=\"str\"", inside))))
                    .containsExactly("V5 ERROR_CELL");
        }
    }

    @Test
    void anEmptyTextResultIsBlank() {
        assertThat(faults(LedgerBuilder.read(withCell(" t=\"str\"", "<f>\"\"</f><v></v>"))))
                .containsExactly("V5 MISSING_VALUE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t=\"str\" | <f>TEXT(60,0)</f><v>60</v>",
                "t=\"inlineStr\" | <is><t>60</t></is>",
                "t=\"inlineStr\" | <is><r><t>6</t></r><r><rPr><b/></rPr><t>0</t></r></is>",
                "t=\"n\" | <f t=\"shared\" si=\"0\"/><v>60</v>",
                "'' | <v>60</v>",
                "'' | <v>6.0E1</v>"
            })
    void readsAValueHoweverItIsStored(String type, String inside) {
        var ledger = (ParsedLedger) LedgerBuilder.read(withCell(" " + type, inside));

        assertThat(ledger.projects().getFirst().nodes().get(1).durationDays()).isEqualTo(60);
    }

    /** A formula whose result was never calculated, as programs that don't calculate write it. */
    @Test
    void refusesAFormulaOfAnXlsWithoutAStoredResult() {
        var xls = XlsBytes.of(
                aLedger().bytes(),
                workbook -> workbook.getSheetAt(0).getRow(4).createCell(21).setCellFormula("30+30"));

        assertThat(faults(LedgerBuilder.read(xls))).containsExactly("V5 ERROR_CELL");
    }

    @Test
    void takesTheStoredResultOfAFormulaOfAnXls() {
        var xls = XlsBytes.of(aLedger().bytes(), workbook -> {
            workbook.getSheetAt(0).getRow(4).getCell(21).setCellFormula("30+30");
            workbook.getSheetAt(0).getRow(3).getCell(20).setCellFormula("\"施工图\"&\"设计\"");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
        });

        var nodes = project(LedgerBuilder.read(xls)).nodes();
        assertThat(nodes.get(1).durationDays()).isEqualTo(60);
        assertThat(nodes.getFirst().name()).isEqualTo("施工图设计");
    }

    @Test
    void decodesTextsAsTheFormatSaysInHeadersToo() throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(aLedger().bytes()))) {
            var sheet = workbook.getSheetAt(0);
            sheet.getRow(2).getCell(20).setCellValue("节点_x000D_\n名称");
            sheet.getRow(3).getCell(20).setCellValue("设计_x0041__x5DE5_程");
            sheet.getRow(4).getCell(20).setCellValue("A_x005F_x000D_B");

            var nodes = project(LedgerBuilder.read(XlsBytes.bytes(workbook))).nodes();

            assertThat(nodes.getFirst().name()).isEqualTo("设计A工程");
            assertThat(nodes.get(1).name()).isEqualTo("A_x000D_B");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"t=\"inlineStr\"><is><t>%s</t></is>", "t=\"str\"><f>A1</f><v>%s</v>"})
    void decodesTextsThatStandInTheirCellOnce(String cell) {
        var workbook = XlsxBytes.replaceInPart(
                aLedger().with(1, LedgerColumn.NODE_NAME, 4711).bytes(),
                SHEET,
                " t=\"n\"><v>4711</v>",
                " " + cell.formatted("甲_x0041__x005F_x000D_乙"));

        assertThat(project(LedgerBuilder.read(workbook)).nodes().get(1).name()).isEqualTo("甲A_x000D_乙");
    }

    @Test
    void leavesOutTheGuideToPronunciation() {
        var parts = XlsxBytes.parts(aLedger().bytes());
        replace(
                parts,
                "xl/sharedStrings.xml",
                text -> text.replaceFirst(
                        "<t[^>]*>施工图设计</t>",
                        "<r><t>施工图</t></r><r><t>设计</t></r><rPh sb=\"0\" eb=\"2\"><t>shigongtu</t></rPh>"));

        assertThat(project(LedgerBuilder.read(XlsxBytes.zip(parts)))
                        .nodes()
                        .getFirst()
                        .name())
                .isEqualTo("施工图设计");
    }

    @Test
    void findsPartsWithoutRegardToCaseAndSlashes() {
        var original = XlsxBytes.parts(aLedger().bytes());
        for (UnaryOperator<String> names : List.<UnaryOperator<String>>of(
                name -> name.replace('/', '\\'),
                name -> name.toUpperCase(Locale.ROOT),
                name -> name.replace("worksheets", "WorkSheets").replace("sharedStrings", "sharedstrings"),
                name -> "/" + name)) {
            var parts = new LinkedHashMap<String, byte[]>();
            original.forEach((name, part) -> parts.put(names.apply(name), part));

            assertThat(LedgerBuilder.told(LedgerBuilder.read(XlsxBytes.zip(parts))))
                    .as(names.apply(SHEET))
                    .isEqualTo(LedgerBuilder.told(aLedger().read()));
        }
    }

    @Test
    void findsTargetsThatCountFromTheRootOrHaveBackslashes() {
        for (var target : List.of(
                "/xl/worksheets/sheet1.xml", "worksheets\\sheet1.xml", "./worksheets/../worksheets/sheet1.xml")) {
            var parts = XlsxBytes.parts(aLedger().bytes());
            replace(
                    parts,
                    "xl/_rels/workbook.xml.rels",
                    text -> text.replace("worksheets/sheet1.xml", target).replace("/xl//xl/", "/xl/"));

            assertThat(LedgerBuilder.told(LedgerBuilder.read(XlsxBytes.zip(parts))))
                    .as(target)
                    .isEqualTo(LedgerBuilder.told(aLedger().read()));
        }
    }

    @Test
    void readsTheStrictVariantAndPrefixedElements() {
        var strict = XlsxBytes.parts(aLedger().bytes());
        strict.keySet()
                .forEach(name -> replace(
                        strict,
                        name,
                        text -> text.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
                                .replace(RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships")));
        assertThat(LedgerBuilder.told(LedgerBuilder.read(XlsxBytes.zip(strict))))
                .isEqualTo(LedgerBuilder.told(aLedger().read()));

        var prefixed = XlsxBytes.parts(aLedger().bytes());
        replace(
                prefixed,
                SHEET,
                text -> text.replaceAll("<(/?)([a-zA-Z])", "<$1x:$2").replace("xmlns=", "xmlns:x="));
        assertThat(LedgerBuilder.told(LedgerBuilder.read(XlsxBytes.zip(prefixed))))
                .isEqualTo(LedgerBuilder.told(aLedger().read()));
    }

    @Test
    void countsTheDatesOfA1904WorkbookFromThere() throws IOException {
        int serial = 45107 - 1462;
        var ledger = aLedger()
                .with(0, LedgerColumn.DUE_DATE, new LedgerBuilder.Formatted(serial, "yyyy-mm-dd"))
                .with(0, LedgerColumn.STARTED_ON, serial - 100)
                .with(0, LedgerColumn.HOUSEHOLDS, serial)
                .with(1, LedgerColumn.DUE_DATE, 20230701);
        var parts = XlsxBytes.parts(ledger.bytes());
        replace(parts, "xl/workbook.xml", text -> text.replace("date1904=\"false\"", "date1904=\"1\""));
        var xlsx = XlsxBytes.zip(parts);
        assertThat(new String(parts.get("xl/workbook.xml"), StandardCharsets.UTF_8))
                .contains("date1904=\"1\"");
        var xls = XlsBytes.of(
                ledger.bytes(),
                workbook -> ((HSSFWorkbook) workbook)
                        .getInternalWorkbook().getRecords().stream()
                                .filter(DateWindow1904Record.class::isInstance)
                                .forEach(record -> ((DateWindow1904Record) record).setWindowing((short) 1)));

        for (var file : List.of(xlsx, xls)) {
            var project = project(LedgerBuilder.read(file));
            assertThat(project.nodes().getFirst().dueDate()).isEqualTo(LocalDate.of(2023, 6, 30));
            assertThat(project.nodes().getFirst().actuals().startedOn()).isEqualTo(LocalDate.of(2023, 3, 22));
            assertThat(project.nodes().get(1).dueDate()).isEqualTo(LocalDate.of(2023, 7, 1));
            assertThat(project.entry().scope().households()).isEqualTo(serial);
        }
    }

    @ParameterizedTest
    @EnumSource(value = SheetVisibility.class, names = "VISIBLE", mode = EnumSource.Mode.EXCLUDE)
    void readsNoHiddenSheet(SheetVisibility visibility) throws IOException {
        for (var workbook : bothFormats()) {
            workbook.createSheet("说明");
            workbook.setSheetVisibility(0, visibility);
            workbook.setActiveSheet(1);

            var refused = (RefusedLedger) LedgerBuilder.read(XlsBytes.bytes(workbook));

            assertThat(refused.violations()).singleElement().satisfies(violation -> {
                assertThat(violation.fault()).isEqualTo(LedgerFault.HEADER_NOT_FOUND);
                assertThat(violation.reason()).contains("隐藏");
            });
        }
    }

    @Test
    void readsTheSheetThatIsSeenBehindAHiddenOne() throws IOException {
        for (var workbook : bothFormats()) {
            workbook.cloneSheet(0);
            workbook.getSheetAt(0).getRow(3).getCell(2).setCellValue("旧版名称");
            workbook.setSheetVisibility(0, SheetVisibility.HIDDEN);

            assertThat(project(LedgerBuilder.read(XlsBytes.bytes(workbook)))
                            .entry()
                            .name())
                    .isEqualTo("某小区改造");
        }
    }

    @Test
    void warnsOfHiddenRowsAndColumnsThatHoldData() throws IOException {
        for (var workbook : bothFormats()) {
            var sheet = workbook.getSheetAt(0);
            sheet.getRow(4).setZeroHeight(true);
            sheet.setColumnHidden(LedgerColumn.OWNER.ordinal(), true);
            sheet.setColumnHidden(60, true);

            var read = (ParsedLedger) LedgerBuilder.read(XlsBytes.bytes(workbook));

            assertThat(read.projects().getFirst().nodes()).hasSize(2);
            assertThat(read.warnings())
                    .extracting(warning -> warning.kind() + " " + warning.place() + " " + warning.sheet())
                    .containsExactlyInAnyOrder("HIDDEN_ROW row 5 台账", "HIDDEN_COLUMN AB 台账");
            assertThat(read.warnings()).noneMatch(LedgerWarning::mustBeAccepted);
        }
    }

    @Test
    void refusesErrorsOfAnXls() {
        var xls = XlsBytes.of(
                aLedger().bytes(),
                workbook -> workbook.getSheetAt(0).getRow(4).getCell(21).setCellErrorValue((byte) 0x2a));

        var refused = (RefusedLedger) LedgerBuilder.read(xls);

        assertThat(refused.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.cell()).isEqualTo("V5");
            assertThat(violation.value()).isEqualTo("#N/A");
        });
    }

    private static List<Workbook> bothFormats() throws IOException {
        var bytes = aLedger().bytes();
        return List.of(
                new XSSFWorkbook(new ByteArrayInputStream(bytes)),
                new HSSFWorkbook(new ByteArrayInputStream(XlsBytes.of(bytes))));
    }

    /** The ledger with a duration (V5) that is stored so. */
    private static byte[] withCell(String attributes, String inside) {
        return XlsxBytes.replaceInPart(
                aLedger().with(1, LedgerColumn.DURATION, 4711).bytes(),
                SHEET,
                " t=\"n\"><v>4711</v>",
                attributes + ">" + inside);
    }

    private static void replace(Map<String, byte[]> parts, String name, UnaryOperator<String> change) {
        parts.compute(
                name,
                (ignored, part) ->
                        change.apply(new String(part, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    private static LedgerProject project(LedgerReadResult reading) {
        assertThat(reading).isInstanceOf(ParsedLedger.class);
        return ((ParsedLedger) reading).projects().getFirst();
    }

    private static List<String> faults(LedgerReadResult reading) {
        assertThat(reading).isInstanceOf(RefusedLedger.class);
        return ((RefusedLedger) reading)
                .violations().stream()
                        .map(violation -> violation.cell() + " " + violation.fault())
                        .toList();
    }
}
