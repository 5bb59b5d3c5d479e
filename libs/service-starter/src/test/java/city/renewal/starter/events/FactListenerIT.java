package city.renewal.starter.events;

import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Envelope;
import city.renewal.events.Topics;
import city.renewal.starter.testing.Backends;
import city.renewal.starter.testing.ProbeApplication;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.SampleFacts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;

/** Tests a listener against a real broker: unreadable messages, a failing handler, and a restart. */
class FactListenerIT {
    private static RunningService service;
    private final String project = "p" + UUID.randomUUID();
    private final String group = "g" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        service = RunningService.of(ProbeApplication.class).start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private Envelope<?> fact(int sequence) {
        return Envelope.of("/things/" + project, project, sequence, SampleFacts.about(project));
    }

    private List<Long> mine(List<Envelope<?>> facts) {
        return facts.stream()
                .filter(fact -> fact.subject().equals(project))
                .map(Envelope::sequence)
                .toList();
    }

    @Test
    void anUnreadableMessageGoesToTheDeadLetterTopicAndTheOthersAreHandled() {
        service.publish(Topics.ALERT, List.of(fact(1)));
        @SuppressWarnings("unchecked")
        KafkaTemplate<String, byte[]> kafka = service.bean(KafkaTemplate.class);
        kafka.send(new ProducerRecord<>(Topics.ALERT, project, "{broken".getBytes(StandardCharsets.UTF_8)))
                .join();
        var unknown = new ProducerRecord<>(Topics.ALERT, project, "{}".getBytes(StandardCharsets.UTF_8));
        unknown.headers().add("ce_type", "city.renewal.unknown.v9".getBytes(StandardCharsets.UTF_8));
        kafka.send(unknown).join();
        service.publish(Topics.ALERT, List.of(fact(2)));
        var handled = new CopyOnWriteArrayList<Long>();

        var container =
                service.bean(FactListeners.class).container(Topics.ALERT, group, facts -> handled.addAll(mine(facts)));
        container.start();
        try {
            eventually(() -> assertThat(handled).containsExactly(1L, 2L));
        } finally {
            container.stop();
        }

        var dead = deadLetters();
        assertThat(dead)
                .extracting(FactListenerIT::reason)
                .containsExactly("Header ce_type is missing", "Unknown event type 'city.renewal.unknown.v9'");
        assertThat(new String(dead.getFirst().value(), StandardCharsets.UTF_8)).isEqualTo("{broken");
    }

    @Test
    void aHandlerThatFailsGetsTheSameFactsAgainUntilItSucceeds() {
        service.publish(Topics.ALERT, List.of(fact(1), fact(2)));
        var attempts = new AtomicInteger();
        var handled = new CopyOnWriteArrayList<Long>();

        var container = service.bean(FactListeners.class).container(Topics.ALERT, group, facts -> {
            if (!mine(facts).isEmpty() && attempts.incrementAndGet() <= 2) {
                throw new IllegalStateException("not yet");
            }
            handled.addAll(mine(facts));
        });
        container.start();
        try {
            eventually(() -> assertThat(handled).containsExactly(1L, 2L));
        } finally {
            container.stop();
        }
        assertThat(attempts.get()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void offsetsAreCommittedOnlyAfterTheHandlerReturned() {
        service.publish(Topics.ALERT, List.of(fact(1)));
        var seen = new AtomicInteger();
        var first = service.bean(FactListeners.class).container(Topics.ALERT, group, facts -> {
            if (!mine(facts).isEmpty()) {
                seen.incrementAndGet();
                throw new IllegalStateException("killed before it could store anything");
            }
        });
        first.start();
        eventually(() -> assertThat(seen.get()).isPositive());
        first.stop();

        var handled = new CopyOnWriteArrayList<Long>();
        var second =
                service.bean(FactListeners.class).container(Topics.ALERT, group, facts -> handled.addAll(mine(facts)));
        second.start();
        try {
            eventually(() -> assertThat(handled).containsExactly(1L));
        } finally {
            second.stop();
        }
    }

    private static String reason(ConsumerRecord<String, byte[]> letter) {
        return new String(letter.headers().lastHeader(FactListener.REASON).value(), StandardCharsets.UTF_8);
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                Backends.bootstrapServers(),
                "group.id",
                group + "-dead",
                "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.deadLetters(Topics.ALERT)));
            var letters = new ArrayList<ConsumerRecord<String, byte[]>>();
            eventually(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(letter -> {
                    if (project.equals(letter.key())) {
                        letters.add(letter);
                    }
                });
                assertThat(letters).hasSizeGreaterThanOrEqualTo(2);
            });
            return letters;
        }
    }
}
