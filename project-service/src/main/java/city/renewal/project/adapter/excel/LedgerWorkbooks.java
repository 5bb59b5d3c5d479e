package city.renewal.project.adapter.excel;

import city.renewal.project.domain.area.AreaTree;
import city.renewal.project.domain.ledger.LedgerParser;
import city.renewal.project.domain.ledger.LedgerProgramme;
import city.renewal.project.domain.ledger.LedgerReadResult;
import city.renewal.project.domain.ledger.RefusedLedger;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the ledgers of programmes from spreadsheet files. Thread-safe.
 *
 * <p>Reads the first sheet with a ledger header, and skips the sheets before it, such as a cover.
 */
public final class LedgerWorkbooks {

    private final AreaTree areas;

    public LedgerWorkbooks(AreaTree areas) {
        this.areas = areas;
    }

    /**
     * Reads any bytes: a file that is not a spreadsheet, or a dangerous one, gives a refusal and no exception.
     *
     * @throws IOException if the stream or the disk fails
     */
    public LedgerReadResult read(InputStream workbook, LedgerProgramme programme) throws IOException {
        try {
            var found = Spreadsheets.firstOf(workbook, sheet -> LedgerParser.parse(sheet, programme, areas));
            return found.value().orElseGet(() -> refusal(headerNotFound(found.hasHiddenSheets())));
        } catch (UnreadableWorkbook e) {
            return refusal(e);
        }
    }

    private static UnreadableWorkbook headerNotFound(boolean hasHiddenSheets) {
        return new UnreadableWorkbook(
                LedgerFault.HEADER_NOT_FOUND,
                "没有找到台账的表头（前 20 行中应有项目编号、项目名称、节点名称、责任人等列）" + (hasHiddenSheets ? "；隐藏的工作表不读取，请先取消隐藏" : ""),
                "Expected the ledger's headers (项目编号, 项目名称, 节点名称, 责任人, …) within the first 20 rows"
                        + (hasHiddenSheets ? "; hidden sheets are not read" : ""));
    }

    private static RefusedLedger refusal(UnreadableWorkbook e) {
        return RefusedLedger.ofFile(e.fault(), e.chinese(), e.english());
    }
}
