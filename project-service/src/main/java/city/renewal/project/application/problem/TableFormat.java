package city.renewal.project.application.problem;

import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import city.renewal.project.domain.table.TableColumn;
import city.renewal.project.domain.table.TableRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** The file format of a table with these columns. */
public interface TableFormat<C extends TableColumn> {
    /** The result of parsing a file. */
    sealed interface ReadResult<C extends TableColumn> {
        record Rows<C extends TableColumn>(List<TableRow<C>> rows) implements ReadResult<C> {
            public Rows {
                rows = List.copyOf(rows);
            }
        }

        /** The file has no such table. */
        record Unreadable<C extends TableColumn>(LedgerViolation violation) implements ReadResult<C> {}
    }

    /**
     * Reads any bytes; a file without such a table gives {@link ReadResult.Unreadable}.
     *
     * @throws IOException if the stream or the disk fails
     */
    ReadResult<C> read(InputStream file) throws IOException;

    /** Writes a template: an empty table with headers and an example row. The stream stays open. */
    void writeTemplate(OutputStream target) throws IOException;
}
