package city.renewal.progress.application.list;

import city.renewal.progress.domain.reference.Programme;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.starter.security.Visibility;
import java.time.LocalDate;
import java.util.List;

/** Reads the lists and figures that are visible to the caller. */
public interface Lists {
    /** The rows in the order of the query; one more than the limit when there are more. */
    List<DeadlineRow> deadlines(DeadlineQuery query);

    /** The lines in the order of their keys; one more than the limit when there are more. */
    List<ResponsibilityLine> responsibilities(ResponsibilityQuery query);

    /**
     * The figures over all visible data.
     *
     * @param day decides which week is "this week"
     */
    Figures figures(Programme programme, Visibility visibility, LocalDate day);
}
