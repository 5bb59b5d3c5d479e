package city.renewal.project.application;

import city.renewal.project.domain.ledger.LedgerViolation;
import city.renewal.project.domain.table.TableColumn;
import city.renewal.project.domain.table.TableRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** The files that a table with these columns comes in. */
public interface TableFormat<C extends TableColumn> {
    /** What came of a file. */
    sealed interface ReadResult<C extends TableColumn> {
        record Rows<C extends TableColumn>(List<TableRow<C>> rows) implements ReadResult<C> {
            public Rows {
                rows = List.copyOf(rows);
            }
        }

        /** It is no such file. */
        record Unreadable<C extends TableColumn>(LedgerViolation violation) implements ReadResult<C> {}
    }

    /**
     * Reads whatever the bytes are; what is no such table is an answer too.
     *
     * @throws IOException only when the stream or the disk fails
     */
    ReadResult<C> read(InputStream file) throws IOException;

    /** Writes an empty table with its headers and an example, to be filled in; the stream stays open. */
    void writeTemplate(OutputStream target) throws IOException;
}
