package city.renewal.notification.application.order;

import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.notification.domain.recipient.Notified;
import city.renewal.notification.domain.recipient.Recipient;
import city.renewal.starter.security.Sight;
import java.util.Set;

/** Whether an order is visible for a person: by their roles, or because they were notified of it. */
public final class OrderVisibility {
    private OrderVisibility() {}

    public static boolean sees(Viewer viewer, SupervisionOrder order) {
        var subject = order.subject();
        var target =
                new Sight.Target(subject.area(), Set.of(subject.unit().unitId()), subject.leaders(), subject.owners());
        return viewer.sight().reaches(target)
                || order.notified().stream()
                        .map(Notified::personId)
                        .anyMatch(address -> viewer.addresses().contains(address)
                                || (address.equals(Recipient.SUPERVISION_OFFICE)
                                        && viewer.officeAreas().stream().anyMatch(subject.area()::startsWith)));
    }
}
