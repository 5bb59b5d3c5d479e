package city.renewal.project.application;

import city.renewal.project.domain.ledger.LedgerProgramme;
import city.renewal.project.domain.ledger.LedgerReadResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The file that ledgers come in. */
public interface LedgerFormat {
    /** Reads whatever the bytes are; what is no ledger is a refusal too. */
    LedgerReadResult read(InputStream file, LedgerProgramme programme) throws IOException;

    /** Writes an empty ledger to be filled in, with the programme's own fields and streets to choose from. */
    void writeTemplate(OutputStream out, LedgerProgramme programme) throws IOException;
}
