package city.renewal.notification.application.delivery;

import city.renewal.notification.domain.message.Message;
import java.util.List;

/** A channel to recipients. Idempotent by the message's id. */
public interface Channel {
    /** Returns when the messages are stored where they cannot be lost. */
    void takeAll(List<Message> messages);
}
