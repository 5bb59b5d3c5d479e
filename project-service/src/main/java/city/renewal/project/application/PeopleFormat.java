package city.renewal.project.application;

import city.renewal.project.domain.ledger.LedgerViolation;
import city.renewal.project.domain.peoplefile.PeopleRow;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The files that people and units come in. */
public interface PeopleFormat {
    /** What came of a file. */
    sealed interface ReadResult {
        record Rows(List<PeopleRow> rows) implements ReadResult {
            public Rows {
                rows = List.copyOf(rows);
            }
        }

        /** It is no such file. */
        record Unreadable(LedgerViolation violation) implements ReadResult {}
    }

    /** Reads whatever the bytes are; what is no table of people is an answer too. */
    ReadResult read(InputStream file) throws IOException;
}
