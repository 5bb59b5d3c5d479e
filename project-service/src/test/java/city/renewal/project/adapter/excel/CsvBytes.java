package city.renewal.project.adapter.excel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Converts the first sheet of a workbook to comma-separated values with the displayed texts, like a spreadsheet
 * program.
 */
final class CsvBytes {

    private CsvBytes() {}

    static byte[] of(byte[] xlsx, Charset charset, String separator) {
        return text(xlsx, separator).getBytes(charset);
    }

    static String text(byte[] xlsx, String separator) {
        var formatter = new DataFormatter(Locale.ROOT);
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            var sheet = workbook.getSheetAt(0);
            var text = new StringBuilder();
            for (int number = 0; number <= sheet.getLastRowNum(); number++) {
                var row = sheet.getRow(number);
                for (int column = 0; row != null && column < row.getLastCellNum(); column++) {
                    text.append(column == 0 ? "" : separator);
                    text.append(quoted(formatter.formatCellValue(row.getCell(column)), separator));
                }
                text.append("\r\n");
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String cell, String separator) {
        boolean isPlain = !cell.contains(separator) && !cell.contains("\"") && !cell.contains("\n");
        return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
