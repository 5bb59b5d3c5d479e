package city.renewal.progress.application.figure;

import java.time.LocalDate;
import java.util.List;

/**
 * Stores the contributions of projects to their programme's figures at the end of past days. All of it can be
 * recomputed from the journal.
 */
public interface PastDays {
    /** Replaces the stored values of the same project and day. */
    void save(List<ProjectDay> days);

    void remove(String projectId, LocalDate day);

    List<ProjectDay> of(String programmeId, LocalDate day);

    /** Whether all projects of the programme are stored for the day. */
    boolean isComplete(String programmeId, LocalDate day);

    void complete(String programmeId, LocalDate day);

    /** Deletes the days before this one. */
    void forgetBefore(String programmeId, LocalDate day);
}
