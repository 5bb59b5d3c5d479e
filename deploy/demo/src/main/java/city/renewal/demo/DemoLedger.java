package city.renewal.demo;

import java.io.IOException;
import java.util.List;

/** One demonstration programme with its projects. */
record DemoLedger(DemoProgramme programme, List<DemoProject> projects) {

    byte[] workbook() throws IOException {
        return LedgerSheetWriter.write(programme, projects);
    }

    /** Whom the ledger names. */
    String people() {
        return PeopleCsv.write(programme, projects);
    }

    String json() {
        return ProgrammeJson.write(programme);
    }
}
