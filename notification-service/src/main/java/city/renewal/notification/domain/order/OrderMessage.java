package city.renewal.notification.domain.order;

import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Message;
import city.renewal.notification.domain.recipient.Notified;
import java.util.List;

/** A message about an order, and the channels by which it goes. */
public record OrderMessage(Message message, List<ChannelName> channels) {
    public OrderMessage {
        channels = List.copyOf(channels);
    }

    Notified record() {
        return new Notified(message.address(), message.level(), message.at(), message.messageId());
    }
}
