package city.renewal.notification.application;

import city.renewal.notification.domain.Message;
import java.util.List;

/** A way to a recipient. Taking the same message twice is taking it once, by its id. */
public interface Channel {
    /** Returns when the messages are stored where they cannot be lost. */
    void takeAll(List<Message> messages);
}
