package city.renewal.project.adapter.excel;

import city.renewal.project.adapter.excel.template.LedgerTemplate;
import city.renewal.project.application.ledger.LedgerFormat;
import city.renewal.project.domain.area.AreaTree;
import city.renewal.project.domain.ledger.LedgerProgramme;
import city.renewal.project.domain.ledger.LedgerReadResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Ledgers as .xlsx workbooks. */
public final class ExcelLedgerFormat implements LedgerFormat {
    private final LedgerWorkbooks workbooks;
    private final LedgerTemplate template;

    public ExcelLedgerFormat(AreaTree areas) {
        this.workbooks = new LedgerWorkbooks(areas);
        this.template = new LedgerTemplate(areas);
    }

    @Override
    public LedgerReadResult read(InputStream file, LedgerProgramme programme) throws IOException {
        return workbooks.read(file, programme);
    }

    @Override
    public void writeTemplate(OutputStream out, LedgerProgramme programme) throws IOException {
        template.write(out, programme);
    }
}
