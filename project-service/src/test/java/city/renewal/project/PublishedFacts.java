package city.renewal.project;

import city.renewal.events.Envelope;
import city.renewal.events.Topics;
import city.renewal.starter.events.EventJson;
import city.renewal.starter.events.IncomingMessage;
import city.renewal.starter.testing.Backends;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The events about one aggregate that the service published, read from the broker. */
final class PublishedFacts {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private PublishedFacts() {}

    /** Waits until a source has published the given number of events; fails after a minute. */
    static List<Envelope<?>> of(String source, int count) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", Backends.bootstrapServers(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.PROJECT).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var found = new ArrayList<Envelope<?>>();
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (found.size() < count) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("Expected %d facts of %s, but found %s".formatted(count, source, found));
                }
                for (var message : consumer.poll(Duration.ofMillis(200))) {
                    if (EventJson.read(message) instanceof IncomingMessage.Fact(var _, var envelope)
                            && envelope.source().equals(source)) {
                        found.add(envelope);
                    }
                }
            }
            return found;
        }
    }
}
