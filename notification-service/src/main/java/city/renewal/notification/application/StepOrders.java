package city.renewal.notification.application;

import city.renewal.notification.domain.Decision;
import java.util.List;

/** Issues the supervision orders of decisions: one of each; idempotent. */
@FunctionalInterface
public interface StepOrders {
    void issueAll(List<Decision> issuing);
}
