package city.renewal.starter.events;

import city.renewal.events.Envelope;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A message as it came in: a fact, or something that could not be read as one. */
public sealed interface Incoming {
    ConsumerRecord<String, byte @Nullable []> message();

    record Fact(ConsumerRecord<String, byte @Nullable []> message, Envelope<?> envelope) implements Incoming {}

    record Unreadable(ConsumerRecord<String, byte @Nullable []> message, String reason) implements Incoming {}
}
