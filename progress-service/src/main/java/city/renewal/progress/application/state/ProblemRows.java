package city.renewal.progress.application.state;

import city.renewal.progress.domain.row.ProblemRow;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stores the rows of the problem list. Each row carries the version of its document; a lower version never replaces a
 * higher one.
 */
public interface ProblemRows {
    void project(List<ProblemUpdate> updates);

    /** All rows in the order of the problem ids, independent of visibility. The caller closes the stream. */
    Stream<ProblemRow> stream();
}
