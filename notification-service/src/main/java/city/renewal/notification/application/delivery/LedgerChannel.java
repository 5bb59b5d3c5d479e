package city.renewal.notification.application.delivery;

import city.renewal.notification.domain.message.Message;
import java.util.List;

/** The pipeline's view of an external channel: it takes messages by writing them into the delivery ledger, once per target. */
public final class LedgerChannel implements Channel {
    private final ExternalChannel channel;
    private final Deliveries deliveries;
    private final Runnable taken;

    /** @param taken is called when deliveries were written into the ledger */
    public LedgerChannel(ExternalChannel channel, Deliveries deliveries, Runnable taken) {
        this.channel = channel;
        this.deliveries = deliveries;
        this.taken = taken;
    }

    @Override
    public void takeAll(List<Message> messages) {
        var addressed = channel.address(messages);
        if (!addressed.isEmpty()) {
            deliveries.takeAll(addressed);
            taken.run();
        }
    }
}
