package city.renewal.notification.application.delivery;

import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Message;
import java.util.List;

/** A channel to the outside: the targets of its messages, and the endpoints that they are sent to. */
public interface ExternalChannel {
    ChannelName channel();

    /** The deliveries of messages; none for a recipient whom it does not reach, or who does not want it. */
    List<Delivery> address(List<Message> messages);

    /** The known endpoints; a recent change by another instance may be missing. */
    List<Endpoint> endpoints();

    /** Whether this endpoint exists, by the store. */
    default boolean serves(String endpointId) {
        return endpoints().stream().anyMatch(each -> each.id().equals(endpointId));
    }
}
