package city.renewal.notification.application;

import city.renewal.notification.domain.Message;
import city.renewal.notification.domain.rules.ChannelName;
import java.util.List;

/** A channel to the outside: to whom its messages go, and who takes them there. */
public interface Outlet {
    ChannelName channel();

    /** The targets of messages; none for whom it does not reach, or who does not want it. */
    List<Delivery> address(List<Message> messages);

    /** The receivers that there are at this moment. */
    List<Lane> lanes();
}
