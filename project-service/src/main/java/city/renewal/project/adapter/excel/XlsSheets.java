package city.renewal.project.adapter.excel;

import city.renewal.project.domain.ledger.cell.SheetCell;
import city.renewal.project.domain.ledger.cell.SheetCell.DateSystem;
import city.renewal.project.domain.ledger.sheet.LedgerSheet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.eventusermodel.AbortableHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.eventusermodel.HSSFUserException;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads .xls workbooks (BIFF8) record by record with Apache POI's event model. Only the shared strings and the cells of
 * one sheet are in memory.
 *
 * <p>This format does not escape texts.
 */
final class XlsSheets<T> extends AbortableHSSFListener {

    private static final Logger LOG = LoggerFactory.getLogger(XlsSheets.class);
    private static final int SHEETS_LOOKED_AT = 8;
    private static final int MAX_STYLES = 66_000;
    private static final short GO_ON = 0;
    private static final short ENOUGH = 1;

    private final Function<LedgerSheet, Optional<T>> recognise;
    private final List<BoundSheetRecord> tabs = new ArrayList<>();
    private final List<Integer> formatOfStyle = new ArrayList<>();
    private final Map<Integer, String> codeOfFormat = new HashMap<>();
    private @Nullable SSTRecord texts;
    private NumberCells numbers = new NumberCells(DateSystem.SINCE_1900);
    private @Nullable SheetCollector sheet;
    private @Nullable FormulaRecord formulaOfText;
    /** Charts inside sheets have their own begin and end records. */
    private int depth;

    private int sheetsBegun;
    private int sheetsRead;
    private Optional<T> found = Optional.empty();
    /** An exception of the recogniser: a bug, and not a fault of the file. */
    private @Nullable RuntimeException failure;

    private XlsSheets(Function<LedgerSheet, Optional<T>> recognise) {
        this.recognise = recognise;
    }

    /** Carries a refusal through the library's loop over records. */
    private static final class ReadAborted extends HSSFUserException {
        private static final long serialVersionUID = 1L;
        private final UnreadableWorkbook reason;

        ReadAborted(UnreadableWorkbook reason) {
            super(reason);
            this.reason = reason;
        }
    }

    static <T> Spreadsheets.SearchResult<T> read(Path file, Function<LedgerSheet, Optional<T>> recognise)
            throws UnreadableWorkbook {
        var listener = new XlsSheets<T>(recognise);
        try (var files = new POIFSFileSystem(file.toFile(), true)) {
            XlsLimits.check(files);
            var request = new HSSFRequest();
            request.addListenerForAllRecords(listener);
            try (var records = XlsLimits.workbook(files)) {
                new HSSFEventFactory().abortableProcessEvents(request, records);
            }
        } catch (ReadAborted e) {
            throw e.reason;
        } catch (EncryptedDocumentException e) {
            throw UnreadableWorkbook.encrypted();
        } catch (IOException | HSSFUserException | RuntimeException e) {
            if (listener.failure != null) {
                throw listener.failure;
            }
            LOG.debug("A workbook couldn't be read", e);
            throw UnreadableWorkbook.damaged();
        }
        return new Spreadsheets.SearchResult<>(
                listener.found, listener.tabs.stream().anyMatch(XlsSheets::isHidden));
    }

    private static boolean isHidden(BoundSheetRecord tab) {
        return tab.isHidden() || tab.isVeryHidden();
    }

    @Override
    public short abortableProcessRecord(Record record) throws HSSFUserException {
        try {
            take(record);
        } catch (UnreadableWorkbook e) {
            throw new ReadAborted(e);
        }
        return found.isPresent() || sheetsRead >= SHEETS_LOOKED_AT ? ENOUGH : GO_ON;
    }

    private void take(Record record) throws UnreadableWorkbook {
        switch (record) {
            case BOFRecord begin -> begin(begin);
            case EOFRecord end -> end();
            case BoundSheetRecord tab -> tabs.add(tab);
            case DateWindow1904Record window ->
                numbers = new NumberCells(window.getWindowing() == 1 ? DateSystem.SINCE_1904 : DateSystem.SINCE_1900);
            case ExtendedFormatRecord style -> style(style);
            case FormatRecord format -> codeOfFormat.put(format.getIndexCode(), format.getFormatString());
            case SSTRecord shared -> texts = shared;
            default -> {
                if (sheet != null && depth == 1) {
                    takeOfSheet(record, sheet);
                }
            }
        }
    }

    private void style(ExtendedFormatRecord style) throws UnreadableWorkbook {
        formatOfStyle.add((int) style.getFormatIndex());
        if (formatOfStyle.size() > MAX_STYLES) {
            throw UnreadableWorkbook.tooMany("单元格样式", "cell styles", MAX_STYLES);
        }
    }

    private void begin(BOFRecord begin) {
        depth++;
        if (depth == 1 && begin.getType() != BOFRecord.TYPE_WORKBOOK) {
            var inOrder = BoundSheetRecord.orderByBofPosition(tabs);
            boolean isRead = sheetsBegun < inOrder.length
                    && !isHidden(inOrder[sheetsBegun])
                    && begin.getType() == BOFRecord.TYPE_WORKSHEET;
            sheet = isRead ? new SheetCollector(inOrder[sheetsBegun].getSheetname()) : null;
            sheetsBegun++;
        }
    }

    private void end() throws UnreadableWorkbook {
        depth = Math.max(depth - 1, 0);
        if (depth == 0 && sheet != null) {
            finishFormula(sheet);
            var whole = sheet.sheet();
            sheet = null;
            sheetsRead++;
            try {
                found = recognise.apply(whole);
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
    }

    private void takeOfSheet(Record record, SheetCollector into) throws UnreadableWorkbook {
        switch (record) {
            case StringRecord text -> {
                if (formulaOfText != null) {
                    add(into, formulaOfText, SheetCollector.text(text.getString()));
                    formulaOfText = null;
                }
            }
            case CellValueRecordInterface cell -> {
                finishFormula(into);
                cell(into, cell);
            }
            case RowRecord row -> {
                if (row.getZeroHeight() || row.getHeight() == 0) {
                    into.hideRow(row.getRowNumber() + 1);
                }
            }
            case ColumnInfoRecord columns -> {
                if (columns.getHidden() || columns.getColumnWidth() == 0) {
                    into.hideColumns(columns.getFirstColumn(), columns.getLastColumn());
                }
            }
            case MergeCellsRecord merged -> merge(into, merged);
            default -> {
                // Views, drawings, validations.
            }
        }
    }

    private static void merge(SheetCollector into, MergeCellsRecord merged) throws UnreadableWorkbook {
        for (int index = 0; index < merged.getNumAreas(); index++) {
            var area = merged.getAreaAt(index);
            into.merge(area.getFirstRow() + 1, area.getLastRow() + 1, area.getFirstColumn(), area.getLastColumn());
        }
    }

    private void cell(SheetCollector into, CellValueRecordInterface cell) throws UnreadableWorkbook {
        switch (cell) {
            case LabelSSTRecord text -> add(into, cell, SheetCollector.text(sharedText(text.getSSTIndex())));
            case LabelRecord text -> add(into, cell, SheetCollector.text(text.getValue()));
            case NumberRecord number -> add(into, cell, number(cell, number.getValue()));
            case BoolErrRecord value ->
                add(
                        into,
                        cell,
                        value.isBoolean()
                                ? new SheetCell.BooleanValue(value.getBooleanValue())
                                : error(value.getErrorValue()));
            case FormulaRecord formula -> formula(into, formula);
            default -> {
                // Blank cells, which only have a format.
            }
        }
    }

    /** The text result of a formula is in the next record; without that record there is no stored result. */
    private void formula(SheetCollector into, FormulaRecord formula) throws UnreadableWorkbook {
        if (formula.hasCachedResultString()) {
            formulaOfText = formula;
            return;
        }
        var result = formula.getCachedResultTypeEnum();
        if (result == CellType.NUMERIC) {
            // Programs that do not calculate formulas write them like this.
            boolean isUncalculated = formula.isCalcOnLoad() && formula.getValue() == 0;
            add(
                    into,
                    formula,
                    isUncalculated ? SheetCell.ErrorValue.NOT_CALCULATED : number(formula, formula.getValue()));
        } else if (result == CellType.BOOLEAN) {
            add(into, formula, new SheetCell.BooleanValue(formula.getCachedBooleanValue()));
        } else if (result == CellType.ERROR) {
            add(into, formula, error(formula.getCachedErrorValue()));
        }
    }

    private void finishFormula(SheetCollector into) throws UnreadableWorkbook {
        if (formulaOfText != null) {
            add(into, formulaOfText, SheetCell.ErrorValue.NOT_CALCULATED);
            formulaOfText = null;
        }
    }

    private String sharedText(int index) throws UnreadableWorkbook {
        if (texts == null || index < 0 || index >= texts.getNumUniqueStrings()) {
            throw UnreadableWorkbook.damaged();
        }
        return texts.getString(index).getString();
    }

    private SheetCell number(CellValueRecordInterface cell, double value) {
        int style = cell.getXFIndex() & 0xffff;
        int format = style < formatOfStyle.size() ? formatOfStyle.get(style) : 0;
        return numbers.cell(value, format, codeOfFormat.get(format));
    }

    private static SheetCell error(int code) {
        return new SheetCell.ErrorValue(
                FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERR");
    }

    private static void add(SheetCollector into, CellValueRecordInterface at, SheetCell cell)
            throws UnreadableWorkbook {
        into.add(at.getRow() + 1, at.getColumn(), cell);
    }
}
