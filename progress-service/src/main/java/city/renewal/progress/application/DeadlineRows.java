package city.renewal.progress.application;

import city.renewal.progress.domain.DeadlineRow;
import java.util.List;
import java.util.SortedMap;

/**
 * Keeps what queries read: the deadline rows, and a summary per project. Both are projections of the progress document at
 * a version, which they carry; one of a higher version is never replaced by one of a lower.
 */
public interface DeadlineRows {
    void project(List<Advance> advances);

    /** Every row there is, by project and node, whoever may see it. */
    SortedMap<String, DeadlineRow> all();
}
