package city.renewal.project.adapter.excel;

import city.renewal.project.domain.ledger.LedgerSheet;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the sheets of spreadsheet files: .xlsx, .xls and .csv, told by content. Thread-safe.
 *
 * <p>Only what a person sees when they open the file is read: hidden sheets are passed over, hidden rows and columns are
 * read and marked. Memory and time are bounded whatever the file holds; nothing is left on disk.
 */
final class Spreadsheets {

    private Spreadsheets() {}

    /**
     * What was found in a file.
     *
     * @param hasHiddenSheets whether there are sheets that were not looked at
     */
    record SearchResult<T>(Optional<T> value, boolean hasHiddenSheets) {}

    /**
     * Reads sheet after sheet until one is recognised.
     *
     * @param recognise answers what it makes of a sheet, or nothing when the next one is to be read
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
