package city.renewal.starter.export;

import static city.renewal.starter.export.ExportSheet.Column.date;
import static city.renewal.starter.export.ExportSheet.Column.decimal;
import static city.renewal.starter.export.ExportSheet.Column.mark;
import static city.renewal.starter.export.ExportSheet.Column.money;
import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.time;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Light;
import city.renewal.events.Money;
import city.renewal.starter.export.ExportSheet.Column;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Reads the written workbook back with another library. */
class ExcelExportTest {
    private static final ExportSheet.Title TITLE = new ExportSheet.Title("崂山区2023年计划", "进度清单", "Deadlines");

    private static final List<Column<String>> COLUMNS = List.of(
            text("项目", "Project", 28, each -> each),
            money("完成投资", "Paid", _ -> Money.yuan(new BigDecimal("12345678.50"))),
            date("期限", "Due", _ -> LocalDate.of(2023, 6, 30)),
            mark("亮灯", "Light", 8, _ -> ColouredText.of(Light.RED)),
            time("汇报", "Reported", _ -> Instant.parse("2023-06-30T00:00:00Z")),
            Column.<String>number("节点(个)", "Nodes", String::length).adding());

    private static XSSFWorkbook written(ExcelExport ledger, List<String> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        ledger.write(new ExportSheet<>(TITLE, "截至 2023-06-30 08:00", COLUMNS, rows.iterator()), out);
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }

    @Test
    void hasTheLookOfALedger() throws IOException {
        try (var workbook = written(new ExcelExport(), List.of("旧改一"))) {
            var sheet = workbook.getSheet("进度清单");

            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("崂山区2023年计划 进度清单 Deadlines");
            assertThat(sheet.getMergedRegions()).contains(new CellRangeAddress(0, 0, 0, 5));
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).startsWith("截至");
            assertThat(sheet.getRow(2).getCell(1).getStringCellValue()).isEqualTo("完成投资(万元)\nPaid (10k CNY)");
            assertThat(sheet.getRow(3).getCell(0).getStringCellValue()).isEqualTo("旧改一");
            assertThat(sheet.getRow(3).getCell(1).getNumericCellValue()).isEqualTo(1234.56785);
            assertThat(sheet.getRow(3).getCell(2).getLocalDateTimeCellValue().toLocalDate())
                    .isEqualTo(LocalDate.of(2023, 6, 30));
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 3);
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getColumnWidth(0) / 256).isEqualTo(28);
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
            assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
            assertThat(sheet.getFitToPage()).isTrue();
            assertThat(sheet.getRepeatingRows()).isEqualTo(CellRangeAddress.valueOf("1:3"));
        }
    }

    /** The title contains the list's filter, which may be any text. */
    @Test
    void aTitleOfManyLinesIsCutAtTheHighestRow() throws IOException {
        var out = new ByteArrayOutputStream();
        var title = new ExportSheet.Title("长".repeat(8_000), "进度清单", "Deadlines");

        new ExcelExport()
                .write(new ExportSheet<>(title, "截至", COLUMNS, List.of("一").iterator()), out);

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(workbook.getSheetAt(0).getRow(0).getHeightInPoints()).isLessThanOrEqualTo(409);
            assertThat(workbook.getSheetAt(0).getRow(0).getCell(0).getStringCellValue())
                    .contains("进度清单");
        }
    }

    @Test
    void itsRowsCanBeFilteredAndItsLightsAreOnTheirColours() throws IOException {
        try (var workbook = written(new ExcelExport(), List.of("一", "二二"))) {
            var sheet = workbook.getSheetAt(0);
            var light = sheet.getRow(3).getCell(3);

            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A3:F5");
            assertThat(light.getStringCellValue()).isEqualTo("红灯");
            assertThat(light.getCellStyle().getFillForegroundColorColor().getARGBHex())
                    .isEqualTo("FFFFC7CE");
            assertThat(sheet.getRow(3).getCell(4).getLocalDateTimeCellValue())
                    .isEqualTo(LocalDateTime.of(2023, 6, 30, 8, 0));
        }
    }

    @Test
    void itsLastRowHasTheTotalsOfWhatAddsUp() throws IOException {
        try (var workbook = written(new ExcelExport(), List.of("一", "二二"))) {
            var total = workbook.getSheetAt(0).getRow(5);

            assertThat(total.getCell(0).getStringCellValue()).isEqualTo("合计 Total");
            assertThat(total.getCell(1).getNumericCellValue()).isEqualTo(2469.1357);
            assertThat(total.getCell(2).getStringCellValue()).isEmpty();
            assertThat(total.getCell(5).getNumericCellValue()).isEqualTo(3);
        }
    }

    @Test
    void whereRowsOverlapTheTotalIsTheListsOwn() throws IOException {
        var out = new ByteArrayOutputStream();
        new ExcelExport()
                .write(new ExportSheet<>(TITLE, "截至", COLUMNS, List.of("一", "二").iterator(), "全部一次"), out);

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var total = workbook.getSheetAt(0).getRow(5);
            assertThat(total.getCell(0).getStringCellValue()).isEqualTo("合计 Total");
            assertThat(total.getCell(1).getNumericCellValue()).isEqualTo(1234.56785);
            assertThat(total.getCell(5).getNumericCellValue()).isEqualTo(4);
        }
    }

    @Test
    void aWideListIsPrintedOnA3AndAHeadingHasTheRoomThatItNeeds() throws IOException {
        var wide = new ArrayList<Column<String>>(
                List.of(text("责任单位所在的街道办事处", "Street office of the unit", 8, each -> each)));
        for (int column = 0; column < 12; column++) {
            wide.add(text("栏", "Column", 14, each -> each));
        }
        var out = new ByteArrayOutputStream();
        new ExcelExport()
                .write(new ExportSheet<>(TITLE, "截至", wide, List.of("一").iterator()), out);

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A3_PAPERSIZE);
            // Four lines of Chinese and four of English.
            assertThat(sheet.getRow(2).getHeightInPoints()).isGreaterThanOrEqualTo(8 * 14);
        }
    }

    @Test
    void aRowIsAsHighAsItsLongestTextNeeds() throws IOException {
        var out = new ByteArrayOutputStream();
        List<Column<String>> columns = List.of(text("责任单位", "Unit", 12, each -> each));
        new ExcelExport()
                .write(
                        new ExportSheet<>(
                                TITLE,
                                "截至",
                                columns,
                                List.of("水务局", "崂山区城市更新建设投资集团有限公司").iterator()),
                        out);

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(3).getHeightInPoints()).isLessThan(2 * 13);
            assertThat(sheet.getRow(4).getHeightInPoints()).isGreaterThanOrEqualTo(4 * 13);
        }
    }

    @Test
    void aDecimalIsShownWithTheDecimalsThatItHas() throws IOException {
        var out = new ByteArrayOutputStream();
        List<Column<String>> columns = List.of(decimal("完成量", "Quantity", BigDecimal::new));
        new ExcelExport()
                .write(
                        new ExportSheet<>(
                                TITLE,
                                "截至",
                                columns,
                                List.of("1240000.125", "970").iterator()),
                        out);

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var sheet = workbook.getSheetAt(0);
            var shown = new DataFormatter(Locale.ROOT);
            assertThat(shown.formatCellValue(sheet.getRow(3).getCell(0))).isEqualTo("1240000.125");
            assertThat(shown.formatCellValue(sheet.getRow(4).getCell(0))).isEqualTo("970");
        }
    }

    @Test
    void writesTextThatLooksLikeAFormulaAsText() throws IOException {
        try (var workbook =
                written(new ExcelExport(), List.of("=HYPERLINK(\"http://evil.test\",\"x\")", "a\u0001<b>&"))) {
            var sheet = workbook.getSheetAt(0);

            assertThat(sheet.getRow(3).getCell(0).getCellType()).isEqualTo(CellType.STRING);
            assertThat(sheet.getRow(3).getCell(0).getStringCellValue()).startsWith("=HYPERLINK");
            assertThat(sheet.getRow(4).getCell(0).getStringCellValue()).isEqualTo("a<b>&");
        }
    }

    @Test
    void aTextThatLooksLikeAnEscapedCharacterReadsBackAsItIs() throws IOException {
        var texts = List.of("A_x000D_B", "_x005F_", "_x0041_x0042_", "_x000D_x000A_", "x_x00zz_", "_x41_");

        try (var workbook = written(new ExcelExport(), texts)) {
            var sheet = workbook.getSheetAt(0);
            for (int row = 0; row < texts.size(); row++) {
                assertThat(sheet.getRow(3 + row).getCell(0).getStringCellValue())
                        .isEqualTo(texts.get(row));
            }
        }
    }

    @Test
    void writesAThousandRowsAtATimeAndGoesOnInAnotherSheetWhereOneIsFull() throws IOException {
        var rows = IntStream.range(0, 3_210).mapToObj(i -> "r" + i).toList();

        try (var workbook = written(new ExcelExport(2_000), rows)) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(2);
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(2_002);
            assertThat(workbook.getSheetAt(1).getRow(3).getCell(0).getStringCellValue())
                    .isEqualTo("r2000");
            assertThat(workbook.getSheetAt(1).getLastRowNum()).isEqualTo(1_213);
        }
    }
}
