package city.renewal.project.adapter.excel;

import city.renewal.project.domain.ledger.sheet.LedgerSheet;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the sheets of .xlsx, .xls and .csv files, detected by content. Thread-safe.
 *
 * <p>Hidden sheets are skipped; hidden rows and columns are read and marked. Memory and time are bounded for any
 * content, and no file stays on disk.
 */
final class Spreadsheets {

    private Spreadsheets() {}

    /**
     * The result of searching a file's sheets.
     *
     * @param hasHiddenSheets whether hidden sheets were skipped
     */
    record SearchResult<T>(Optional<T> value, boolean hasHiddenSheets) {}

    /**
     * Reads the sheets in order until one is recognised.
     *
     * @param recognise returns a result for the sheet, or empty to continue with the next sheet
     * @throws IOException when the stream or the disk fails; what is wrong with the file is an {@link UnreadableWorkbook}
     */
    static <T> SearchResult<T> firstOf(InputStream file, Function<LedgerSheet, Optional<T>> recognise)
            throws IOException, UnreadableWorkbook {
        try (var spooled = SpooledFile.of(file)) {
            return switch (FileKind.of(spooled.path())) {
                case XLSX -> XlsxSheets.read(spooled.path(), recognise);
                case XLS -> XlsSheets.read(spooled.path(), recognise);
                case CSV -> new SearchResult<>(recognise.apply(CsvSheet.read(spooled.path())), false);
            };
        }
    }
}
