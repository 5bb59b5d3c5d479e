package city.renewal.notification.application.delivery;

import city.renewal.notification.domain.condition.AlertIds;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Message;

/**
 * A message on its way to one target by one channel.
 *
 * @param target a webhook's id, a robot's name, or the inbox address whose contact says the rest: the address itself, an
 *     e-mail's or a mobile's, is looked up at each attempt and stands in no ledger
 * @param endpointId of the receiver
 */
public record Delivery(ChannelName channel, String target, String endpointId, Message message) {
    /** Derived from the other fields, so that storing a delivery is idempotent. */
    public String deliveryId() {
        return AlertIds.delivery(message.messageId(), channel.name(), target);
    }
}
