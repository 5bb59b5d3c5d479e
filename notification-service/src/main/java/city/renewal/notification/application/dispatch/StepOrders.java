package city.renewal.notification.application.dispatch;

import city.renewal.notification.domain.alert.Decision;
import java.util.List;

/** Issues the supervision orders of decisions: one of each; idempotent. */
@FunctionalInterface
public interface StepOrders {
    void issueAll(List<Decision> issuing);
}
