package city.renewal.notification.application;

import city.renewal.notification.domain.Message;
import city.renewal.notification.domain.rules.ChannelName;
import java.util.List;

/** A channel to the outside: to whom its messages go, and who takes them there. */
public interface ExternalChannel {
    ChannelName channel();

    /** The targets of messages; none for whom it does not reach, or who does not want it. */
    List<Delivery> address(List<Message> messages);

    /** The receivers that there are; one that came or went a moment ago may not be known here yet. */
    List<Endpoint> endpoints();

    /** Whether there is this receiver at this very moment. */
    default boolean serves(String endpointId) {
        return endpoints().stream().anyMatch(each -> each.id().equals(endpointId));
    }
}
