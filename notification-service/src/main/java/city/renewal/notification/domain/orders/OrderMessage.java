package city.renewal.notification.domain.orders;

import city.renewal.notification.domain.Message;
import city.renewal.notification.domain.Notified;
import city.renewal.notification.domain.rules.ChannelName;
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
