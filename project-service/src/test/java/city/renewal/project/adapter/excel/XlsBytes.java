package city.renewal.project.adapter.excel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The same workbook as an .xls file. */
final class XlsBytes {

    private XlsBytes() {}

    /** What a test does to a workbook before it is written. */
    interface Change {
        void to(Workbook workbook);
    }

    static byte[] of(byte[] xlsx) {
        return of(xlsx, workbook -> {});
    }

    static byte[] of(byte[] xlsx, Change change) {
        try (var from = new XSSFWorkbook(new ByteArrayInputStream(xlsx));
                var to = new HSSFWorkbook()) {
            Map<String, CellStyle> styles = new HashMap<>();
            for (var sheet : from) {
                var copy = to.createSheet(sheet.getSheetName());
                for (var row : sheet) {
                    var rowCopy = copy.createRow(row.getRowNum());
                    for (var cell : row) {
                        copy(cell, rowCopy.createCell(cell.getColumnIndex()), styles, to);
                    }
                }
                sheet.getMergedRegions().forEach(copy::addMergedRegion);
            }
            change.to(to);
            return bytes(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Workbook workbook) throws IOException {
        var out = new ByteArrayOutputStream();
        workbook.write(out);
        return out.toByteArray();
    }

    private static void copy(Cell from, Cell to, Map<String, CellStyle> styles, Workbook workbook) {
        var format = from.getCellStyle().getDataFormatString();
        to.setCellStyle(styles.computeIfAbsent(format, code -> {
            var style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat(code));
            return style;
        }));
        switch (from.getCellType()) {
            case STRING -> to.setCellValue(from.getStringCellValue());
            case NUMERIC -> to.setCellValue(from.getNumericCellValue());
            case BOOLEAN -> to.setCellValue(from.getBooleanCellValue());
            case FORMULA -> to.setCellFormula(from.getCellFormula());
            case ERROR -> to.setCellErrorValue(from.getErrorCellValue());
            case BLANK, _NONE -> to.setCellType(CellType.BLANK);
        }
    }
}
