package city.renewal.notification.application.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes one attempt to deliver a message to a receiver. */
public interface MessageSender {
    /** How the attempt ended. */
    sealed interface Outcome {
        /** A summary of the receiver's answer. */
        String answer();

        record Delivered(String answer) implements Outcome {}

        /** A retry may succeed: no connection, no answer in time, a broken or overloaded receiver.
         *
         * @param retryAfter how long the receiver asks to be left alone
         */
        record Failed(String answer, @Nullable Duration retryAfter) implements Outcome {
            public Failed(String answer) {
                this(answer, null);
            }
        }

        /** The receiver does not want this message, now or later. */
        record Refused(String answer) implements Outcome {}
    }

    /** Never throws for what the receiver does, and returns in bounded time. */
    Outcome send(Delivery delivery);
}
