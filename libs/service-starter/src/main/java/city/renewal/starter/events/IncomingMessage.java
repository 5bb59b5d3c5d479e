package city.renewal.starter.events;

import city.renewal.events.Envelope;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A received message: a fact, or a message that cannot be read as one. */
public sealed interface IncomingMessage {
    ConsumerRecord<String, byte @Nullable []> message();

    record Fact(ConsumerRecord<String, byte @Nullable []> message, Envelope<?> envelope) implements IncomingMessage {}

    record Unreadable(ConsumerRecord<String, byte @Nullable []> message, String reason) implements IncomingMessage {}
}
