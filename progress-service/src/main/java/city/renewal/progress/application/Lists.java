package city.renewal.progress.application;

import city.renewal.progress.domain.DeadlineRow;
import city.renewal.progress.domain.Programme;
import city.renewal.starter.security.Sight;
import java.time.LocalDate;
import java.util.List;

/** Reads the lists and figures as they are written, as far as the asker's sight goes. */
public interface Lists {
    /** Rows in the query's order; one more than its limit when there are more. */
    List<DeadlineRow> deadlines(DeadlineQuery query);

    /** Lines in the order of their keys; one more than the query's limit when there are more. */
    List<ResponsibilityLine> responsibilities(ResponsibilityQuery query);

    /**
     * Figures over everything in sight.
     *
     * @param day decides what "this week" is
     */
    Figures figures(Programme programme, Sight sight, LocalDate day);
}
