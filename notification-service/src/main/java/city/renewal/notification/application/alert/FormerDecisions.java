package city.renewal.notification.application.alert;

import city.renewal.notification.domain.alert.Decision;
import java.util.List;

/**
 * The decisions that a former version stored apart from alerts, in batches that stayed open until every alert had the record
 * of its decision.
 */
public interface FormerDecisions {
    /** The decisions of the batches that were left open; their alerts may have recorded them. */
    List<Decision> ofOpenBatches();

    /** Deletes all decisions and batches. */
    void drop();
}
