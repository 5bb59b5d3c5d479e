package city.renewal.project.adapter.excel;

import city.renewal.project.adapter.excel.XlsxPackage.DateSystem;
import city.renewal.project.adapter.excel.XlsxSheetReader.RawSheet;
import city.renewal.project.domain.area.AreaTree;
import city.renewal.project.domain.ledger.LedgerFault;
import city.renewal.project.domain.ledger.LedgerParser;
import city.renewal.project.domain.ledger.LedgerProgramme;
import city.renewal.project.domain.ledger.LedgerReading;
import city.renewal.project.domain.ledger.LedgerSheet;
import city.renewal.project.domain.ledger.RefusedLedger;
import city.renewal.project.domain.ledger.SheetCell;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

/**
 * Reads the ledgers of programmes from .xlsx files. Thread-safe.
 *
 * <p>The first sheet that has a ledger's header is read; the sheets before it, such as a cover, are passed over. The
 * parts are read with the JDK's own zip and XML readers, one pass each and no further than a ledger can reach: memory and
 * time are bounded whatever the file holds. Nothing is left on disk.
 */
public final class LedgerWorkbooks {

    private static final int SHEETS_LOOKED_AT = 8;

    private final AreaTree areas;

    public LedgerWorkbooks(AreaTree areas) {
        this.areas = areas;
    }

    /**
     * Reads a ledger, whatever the bytes are: what is no workbook, or a dangerous one, is a refusal as well.
     *
     * @throws IOException only when the stream itself, or the disk, fails
     */
    public LedgerReading read(InputStream workbook, LedgerProgramme programme) throws IOException {
        try (var pack = XlsxPackage.open(workbook)) {
            return read(pack, programme);
        } catch (UnreadableWorkbook e) {
            return refusal(e);
        }
    }

    private LedgerReading read(XlsxPackage pack, LedgerProgramme programme) throws UnreadableWorkbook {
        try {
            var contents = pack.contents();
            var styles = pack.styles();
            var formats = styles.isEmpty() ? XlsxFormats.none() : XlsxFormats.read(styles.get());
            for (var sheet : contents.sheets().stream().limit(SHEETS_LOOKED_AT).toList()) {
                var part = pack.open(sheet.part()).orElseThrow(UnreadableWorkbook::damaged);
                var raw = XlsxSheetReader.read(part);
                var reading =
                        LedgerParser.parse(ledgerSheet(pack, raw, formats, contents.dateSystem()), programme, areas);
                if (reading.isPresent()) {
                    return reading.get();
                }
            }
            throw new UnreadableWorkbook(
                    LedgerFault.HEADER_NOT_FOUND,
                    "没有找到台账的表头（前 20 行中应有项目编号、项目名称、节点名称、责任人等列）",
                    "Expected the ledger's headers (项目编号, 项目名称, 节点名称, 责任人, …) within the first 20 rows");
        } catch (BoundedInput.LimitReached e) {
            throw UnreadableWorkbook.tooLarge();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof BoundedInput.LimitReached
                    ? UnreadableWorkbook.tooLarge()
                    : UnreadableWorkbook.damaged();
        } catch (IOException e) {
            throw UnreadableWorkbook.damaged();
        }
    }

    private static LedgerSheet ledgerSheet(XlsxPackage pack, RawSheet raw, XlsxFormats formats, DateSystem dateSystem)
            throws IOException, XMLStreamException {
        var cells = new XlsxCells(texts(pack, raw), formats, dateSystem);
        var rows = new TreeMap<Integer, List<SheetCell>>();
        raw.rows()
                .forEach((number, row) ->
                        rows.put(number, row.stream().map(cells::meaning).toList()));
        return new LedgerSheet(rows, raw.regions());
    }

    private static Map<Integer, String> texts(XlsxPackage pack, RawSheet raw) throws IOException, XMLStreamException {
        Set<Integer> wanted = new HashSet<>();
        for (var row : raw.rows().values()) {
            for (var cell : row) {
                if (cell != null && cell.type().equals("s") && cell.value() != null) {
                    wanted.add(XlsxCells.sharedIndex(cell.value()));
                }
            }
        }
        var part = pack.sharedStrings();
        return wanted.isEmpty() || part.isEmpty() ? Map.of() : XlsxTexts.read(part.get(), wanted);
    }

    private static RefusedLedger refusal(UnreadableWorkbook e) {
        return RefusedLedger.ofFile(e.fault(), e.chinese(), e.english());
    }
}
