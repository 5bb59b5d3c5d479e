package city.renewal.notification.application;

import city.renewal.notification.domain.Message;
import java.util.List;

/** A channel to the outside as the pipeline sees it: taken means written into the ledger, once per target. */
public final class HandOut implements Channel {
    private final Outlet outlet;
    private final Deliveries deliveries;

    public HandOut(Outlet outlet, Deliveries deliveries) {
        this.outlet = outlet;
        this.deliveries = deliveries;
    }

    @Override
    public void takeAll(List<Message> messages) {
        deliveries.takeAll(outlet.address(messages));
    }
}
