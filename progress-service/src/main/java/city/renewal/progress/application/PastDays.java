package city.renewal.progress.application;

import java.time.LocalDate;
import java.util.List;

/** Keeps what projects added to their programme's figures as a day ended. All of it can be computed anew from the journal. */
public interface PastDays {
    /** Replaces what was kept of the same project and day. */
    void keep(List<ProjectDay> days);

    void remove(String projectId, LocalDate day);

    List<ProjectDay> of(String programmeId, LocalDate day);

    /** Whether every project of the programme was kept for the day. */
    boolean isComplete(String programmeId, LocalDate day);

    void complete(String programmeId, LocalDate day);

    /** Forgets the days before this one. */
    void forgetBefore(String programmeId, LocalDate day);
}
