package city.renewal.progress.application;

import city.renewal.progress.domain.ProblemRow;
import java.util.List;
import java.util.stream.Stream;

/** Keeps the rows of the problem list. Each carries the version of its document; none is replaced by one of a lower. */
public interface ProblemRows {
    void project(List<ProblemAdvance> advances);

    /** Every row there is, in the order of the problems' ids, whoever may see it; to be closed. */
    Stream<ProblemRow> stream();
}
