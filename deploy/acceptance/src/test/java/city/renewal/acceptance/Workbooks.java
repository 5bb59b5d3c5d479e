package city.renewal.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/** Workbooks as people upload them: one sheet, a row of headers, rows of text. */
final class Workbooks {
    private Workbooks() {}

    /** @param rows each with its cells between bars, such as {@code DESK-1|某小区改造} */
    static Path of(Path folder, String name, List<String> headers, String... rows) throws IOException {
        var path = folder.resolve(name + ".xlsx");
        try (var file = Files.newOutputStream(path);
                var workbook = new Workbook(file, "renewal", "1.0")) {
            var sheet = workbook.newWorksheet("台账");
            for (int column = 0; column < headers.size(); column++) {
                sheet.value(0, column, headers.get(column));
                for (int row = 0; row < rows.length; row++) {
                    sheet.value(row + 1, column, rows[row].split("\\|", -1)[column]);
                }
            }
        }
        return path;
    }
}
