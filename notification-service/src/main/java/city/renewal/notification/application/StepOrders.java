package city.renewal.notification.application;

import city.renewal.notification.domain.Decision;
import java.util.List;

/** Issues the supervision orders that come of decisions: one of each, however often it is asked. */
@FunctionalInterface
public interface StepOrders {
    void issueAll(List<Decision> issuing);
}
