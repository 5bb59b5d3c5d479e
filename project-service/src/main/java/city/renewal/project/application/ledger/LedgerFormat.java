package city.renewal.project.application.ledger;

import city.renewal.project.domain.ledger.LedgerProgramme;
import city.renewal.project.domain.ledger.LedgerReadResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The file format of ledgers. */
public interface LedgerFormat {
    /** Reads any bytes; a file that is not a ledger gives a refusal and no exception. */
    LedgerReadResult read(InputStream file, LedgerProgramme programme) throws IOException;

    /** Writes an empty ledger with the programme's fields and streets as drop-down lists. */
    void writeTemplate(OutputStream out, LedgerProgramme programme) throws IOException;
}
