package city.renewal.project.application.directory;

import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import city.renewal.project.domain.peoplefile.PeopleRow;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The file format for people and units. */
public interface PeopleFormat {
    /** The result of parsing a file. */
    sealed interface ReadResult {
        record Rows(List<PeopleRow> rows) implements ReadResult {
            public Rows {
                rows = List.copyOf(rows);
            }
        }

        /** The file is not a table of people. */
        record Unreadable(LedgerViolation violation) implements ReadResult {}
    }

    /** Reads any bytes; a file that is not a table of people gives {@link ReadResult.Unreadable}. */
    ReadResult read(InputStream file) throws IOException;
}
