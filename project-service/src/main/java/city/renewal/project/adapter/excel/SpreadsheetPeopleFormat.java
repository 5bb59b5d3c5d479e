package city.renewal.project.adapter.excel;

import city.renewal.project.application.directory.PeopleFormat;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import city.renewal.project.domain.peoplefile.PeopleSheet;
import java.io.IOException;
import java.io.InputStream;

/** Reads people and units from a spreadsheet file: the first sheet with their header. */
public final class SpreadsheetPeopleFormat implements PeopleFormat {
    @Override
    public ReadResult read(InputStream file) throws IOException {
        try {
            return Spreadsheets.firstOf(file, PeopleSheet::parse)
                    .value()
                    .<ReadResult>map(ReadResult.Rows::new)
                    .orElseGet(
                            () -> unreadable(
                                    LedgerFault.HEADER_NOT_FOUND,
                                    "没有找到人员名单的表头（前 20 行中应有姓名，以及人员编号、单位编号、单位等列）",
                                    "Expected the headers 姓名 (name) and 人员编号 (personId), 单位编号 (units), … within the first 20 rows"));
        } catch (UnreadableWorkbook e) {
            return unreadable(e.fault(), e.chinese(), e.english());
        }
    }

    private static ReadResult unreadable(LedgerFault fault, String chinese, String english) {
        return new ReadResult.Unreadable(new LedgerViolation(0, "", "", "", fault, chinese, english));
    }
}
