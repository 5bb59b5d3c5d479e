package city.renewal.starter.export;

import static city.renewal.starter.export.ExportSheet.Column.date;
import static city.renewal.starter.export.ExportSheet.Column.decimal;
import static city.renewal.starter.export.ExportSheet.Column.money;
import static city.renewal.starter.export.ExportSheet.Column.text;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.export.ExportSheet.Column;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** What was written, read back with another library. */
class ExcelExportTest {
    private static final List<Column<String>> COLUMNS = List.of(
            text("项目", 28, each -> each),
            money("完成投资(元)", _ -> new BigDecimal("1234.50")),
            date("期限", _ -> LocalDate.of(2023, 6, 30)));

    private static XSSFWorkbook written(ExcelExport ledger, List<String> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        ledger.write(new ExportSheet<>("进度清单", "截至 2023-06-30 08:00", COLUMNS, rows.iterator()), out);
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }

    @Test
    void hasTheLookOfALedger() throws IOException {
        try (var workbook = written(new ExcelExport(), List.of("旧改一"))) {
            var sheet = workbook.getSheet("进度清单");

            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("进度清单");
            assertThat(sheet.getMergedRegions()).contains(new CellRangeAddress(0, 0, 0, 2));
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).startsWith("截至");
            assertThat(sheet.getRow(2).getCell(1).getStringCellValue()).isEqualTo("完成投资(元)");
            assertThat(sheet.getRow(3).getCell(0).getStringCellValue()).isEqualTo("旧改一");
            assertThat(sheet.getRow(3).getCell(1).getNumericCellValue()).isEqualTo(1234.5);
            assertThat(sheet.getRow(3).getCell(2).getLocalDateTimeCellValue().toLocalDate())
                    .isEqualTo(LocalDate.of(2023, 6, 30));
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 3);
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getColumnWidth(0) / 256).isEqualTo(28);
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo((short) 8);
            assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
            assertThat(sheet.getFitToPage()).isTrue();
            assertThat(sheet.getRepeatingRows()).isEqualTo(CellRangeAddress.valueOf("1:3"));
        }
    }

    @Test
    void aDecimalIsShownWithTheDecimalsThatItHas() throws IOException {
        var out = new ByteArrayOutputStream();
        List<Column<String>> columns = List.of(decimal("完成量", BigDecimal::new));
        new ExcelExport()
                .write(
                        new ExportSheet<>(
                                "汇报",
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
            assertThat(workbook.getSheetAt(1).getLastRowNum()).isEqualTo(1_212);
        }
    }
}
