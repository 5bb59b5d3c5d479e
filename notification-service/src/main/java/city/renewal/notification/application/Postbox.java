package city.renewal.notification.application;

import city.renewal.notification.domain.Message;

/** One attempt to hand a message to somebody outside. */
public interface Postbox {
    /** How the attempt ended. */
    sealed interface Outcome {
        record Delivered(String answer) implements Outcome {}

        /** It may go better later: no connection, no answer in time, a broken or overloaded receiver. */
        record Failed(String reason) implements Outcome {}

        /** The receiver does not want this message, now or later. */
        record Refused(String reason) implements Outcome {}
    }

    /** Never throws for what the receiver does, and returns in bounded time. */
    Outcome send(Message message);
}
