package city.renewal.starter.events;

import city.renewal.events.Envelope;
import city.renewal.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Passes the readable facts of a batch to the handler and sends each unreadable message to its dead-letter topic with
 * the reason. The container commits the offsets after both.
 */
public final class FactListener implements BatchMessageListener<String, byte[]> {
    /** Header of a dead letter with the reason. */
    public static final String REASON = "renewal_dead_letter_reason";

    private static final Logger LOG = LoggerFactory.getLogger(FactListener.class);

    private final FactBatchHandler handler;
    private final KafkaTemplate<String, byte[]> kafka;
    private final Runnable countDeadLetter;
    private final FactDelayListener delay;

    public FactListener(
            FactBatchHandler handler,
            KafkaTemplate<String, byte[]> kafka,
            Runnable countDeadLetter,
            FactDelayListener delay) {
        this.handler = handler;
        this.kafka = kafka;
        this.countDeadLetter = countDeadLetter;
        this.delay = delay;
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> messages) {
        List<IncomingMessage.Unreadable> deadLetters = new ArrayList<>();
        for (var from = 0; from < messages.size(); ) {
            var to = endOfSlice(messages, from);
            handle(messages.subList(from, to), deadLetters);
            from = to;
        }
        // Dead letters are sent last, so that a batch that is redelivered after a failed handler does not send them
        // again.
        deadLetters.forEach(this::sendDeadLetter);
    }

    /** A large fact is handled in a call of its own: two at once could exceed the available memory. */
    private static int endOfSlice(List<ConsumerRecord<String, byte[]>> messages, int from) {
        var to = from + 1;
        while (!EventJson.isLarge(messages.get(from)) && to < messages.size() && !EventJson.isLarge(messages.get(to))) {
            to++;
        }
        return to;
    }

    private void handle(List<ConsumerRecord<String, byte[]>> messages, List<IncomingMessage.Unreadable> deadLetters) {
        List<Envelope<?>> facts = new ArrayList<>(messages.size());
        List<Instant> decidedAt = new ArrayList<>(messages.size());
        for (var message : messages) {
            switch (EventJson.read(message)) {
                case IncomingMessage.Fact(var _, var envelope) -> {
                    facts.add(envelope);
                    decidedAt.add(EventJson.decidedAt(message));
                }
                case IncomingMessage.Unreadable unreadable -> deadLetters.add(unreadable);
            }
        }
        if (!facts.isEmpty()) {
            handler.handle(facts);
            decidedAt.forEach(delay::handled);
        }
    }

    private void sendDeadLetter(IncomingMessage.Unreadable unreadable) {
        ConsumerRecord<String, byte @Nullable []> message = unreadable.message();
        var deadLetter = new ProducerRecord<String, byte[]>(
                Topics.deadLetters(message.topic()), null, message.key(), message.value(), message.headers());
        deadLetter.headers().add(REASON, unreadable.reason().getBytes(StandardCharsets.UTF_8));
        kafka.send(deadLetter).join();
        countDeadLetter.run();
        LOG.error(
                "Unreadable message {}-{}@{} went to {}: {}",
                message.topic(),
                message.partition(),
                message.offset(),
                deadLetter.topic(),
                unreadable.reason());
    }
}
