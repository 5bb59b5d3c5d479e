package city.renewal.project.adapter.excel;

import city.renewal.project.domain.ledger.cell.SheetCell;
import city.renewal.project.domain.ledger.cell.SheetCell.DateSystem;
import city.renewal.project.domain.ledger.sheet.LedgerSheet;
import com.github.pjfanning.xlsx.StreamingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads .xlsx workbooks with Apache POI's streaming reader, from a checked copy (see {@link XlsxCopy}). */
final class XlsxSheets {

    private static final Logger LOG = LoggerFactory.getLogger(XlsxSheets.class);
    private static final String ERROR = "ERROR:";
    private static final int ROWS_AT_ONCE = 50;

    static {
        // The size of the copies is bounded by XlsxCopy; this setting applies to every other use of the library in this
        // process.
        ZipSecureFile.setMaxEntrySize(XlsxPackage.LARGEST_PART);
    }

    private final XlsxPackage.Contents contents;
    private final XlsxStyles styles;
    private final NumberCells numbers;

    private XlsxSheets(XlsxCopy.CopyResult kept) {
        contents = kept.contents();
        styles = kept.styles();
        numbers = new NumberCells(contents.since1904() ? DateSystem.SINCE_1904 : DateSystem.SINCE_1900);
    }

    static <T> Spreadsheets.SearchResult<T> read(Path file, Function<LedgerSheet, Optional<T>> recognise)
            throws IOException, UnreadableWorkbook {
        try (var copy = SpooledFile.empty()) {
            var kept = XlsxCopy.copy(file, copy.path());
            var sheets = new XlsxSheets(kept);
            return new Spreadsheets.SearchResult<>(
                    sheets.first(copy.path(), recognise), kept.contents().hasHiddenSheets());
        } catch (BoundedInput.LimitReached e) {
            throw UnreadableWorkbook.tooLarge();
        } catch (XMLStreamException e) {
            throw UnreadableWorkbook.of(e);
        } catch (IOException e) {
            LOG.debug("A workbook couldn't be read", e);
            throw UnreadableWorkbook.damaged();
        }
    }

    private <T> Optional<T> first(Path copy, Function<LedgerSheet, Optional<T>> recognise)
            throws IOException, UnreadableWorkbook {
        try (var workbook = open(copy)) {
            for (int number = 0; number < workbook.getNumberOfSheets(); number++) {
                var found = recognise.apply(sheet(workbook, number));
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
    }

    private static Workbook open(Path copy) throws UnreadableWorkbook {
        try {
            return StreamingReader.builder()
                    .rowCacheSize(ROWS_AT_ONCE)
                    // The library decodes rich texts, but not the plain texts of inline cells.
                    .setFullFormatRichText(true)
                    .setReadSharedFormulas(false)
                    .open(copy.toFile());
        } catch (RuntimeException e) {
            LOG.debug("A workbook couldn't be opened", e);
            throw UnreadableWorkbook.damaged();
        }
    }

    private LedgerSheet sheet(Workbook workbook, int number) throws UnreadableWorkbook {
        try {
            return sheet(
                    workbook.getSheetAt(number), contents.sheets().get(number).name());
        } catch (RuntimeException e) {
            LOG.debug("A sheet couldn't be read", e);
            throw UnreadableWorkbook.damaged();
        }
    }

    private LedgerSheet sheet(Sheet sheet, String name) throws UnreadableWorkbook {
        var collector = new SheetCollector(name);
        for (var row : sheet) {
            int number = row.getRowNum() + 1;
            if (row.getZeroHeight() || row.getHeightInPoints() == 0) {
                collector.hideRow(number);
            }
            for (var cell : row) {
                collector.add(number, cell.getColumnIndex(), cell(cell));
            }
        }
        for (var region : sheet.getMergedRegions()) {
            collector.merge(
                    region.getFirstRow() + 1, region.getLastRow() + 1, region.getFirstColumn(), region.getLastColumn());
        }
        for (int column = 0; column < SheetCollector.MAX_COLUMNS; column++) {
            if (sheet.isColumnHidden(column) || sheet.getColumnWidth(column) == 0) {
                collector.hideColumns(column, column);
            }
        }
        return collector.sheet();
    }

    private SheetCell cell(Cell cell) {
        boolean isFormula = cell.getCellType() == CellType.FORMULA;
        return switch (isFormula ? cell.getCachedFormulaResultType() : cell.getCellType()) {
            case BLANK, _NONE, FORMULA -> withoutValue(isFormula);
            case STRING -> SheetCollector.text(cell.getRichStringCellValue().getString());
            case NUMERIC -> number(cell, isFormula);
            case BOOLEAN ->
                hasValue(cell) ? new SheetCell.BooleanValue(cell.getBooleanCellValue()) : withoutValue(isFormula);
            case ERROR -> hasValue(cell) ? new SheetCell.ErrorValue(error(cell)) : withoutValue(isFormula);
        };
    }

    /** A formula without a result, or a blank cell. */
    private static SheetCell withoutValue(boolean isFormula) {
        return isFormula ? SheetCell.ErrorValue.NOT_CALCULATED : SheetCell.Blank.BLANK;
    }

    private static boolean hasValue(Cell cell) {
        return !cell.getStringCellValue().isEmpty();
    }

    private SheetCell number(Cell cell, boolean isFormula) {
        if (!hasValue(cell)) {
            return withoutValue(isFormula);
        }
        int style = cell.getCellStyle() == null ? 0 : cell.getCellStyle().getIndex();
        try {
            return numbers.cell(cell.getNumericCellValue(), styles.format(style), styles.code(style));
        } catch (NumberFormatException | IllegalStateException notANumber) {
            return SheetCell.ErrorValue.NO_NUMBER;
        }
    }

    private static String error(Cell cell) {
        var text = cell.getStringCellValue();
        return text.startsWith(ERROR) ? text.substring(ERROR.length()).strip() : text;
    }
}
