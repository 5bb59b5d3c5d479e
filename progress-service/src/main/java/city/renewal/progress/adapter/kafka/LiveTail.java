package city.renewal.progress.adapter.kafka;

import city.renewal.events.AlertEvent;
import city.renewal.events.Envelope;
import city.renewal.events.ProblemProgressEvent;
import city.renewal.events.ProgressEvent;
import city.renewal.events.Topics;
import city.renewal.progress.application.live.LiveEvent;
import city.renewal.progress.application.live.LiveFeed;
import city.renewal.progress.application.live.LivePosition;
import city.renewal.starter.events.EventJson;
import city.renewal.starter.events.IncomingMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Consumes changes and alerts for the live stream. Every instance reads all partitions, starting shortly before their
 * end. It uses no consumer group and commits no offsets, because the events are only displayed. After a failure the
 * consumer starts over.
 */
public final class LiveTail implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveTail.class);
    private static final List<String> TOPICS = List.of(Topics.PROGRESS, Topics.ALERT);
    private static final long REPLAYED_OFFSETS = 400;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

    private final Map<String, Object> settings;
    private final LiveFeed feed;
    private LivePosition position = LivePosition.start();
    private volatile @Nullable CountDownLatch stopped;

    public LiveTail(String bootstrapServers, LiveFeed feed) {
        this.settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        this.feed = feed;
    }

    @Override
    public void start() {
        var untilStopped = new CountDownLatch(1);
        stopped = untilStopped;
        Thread.ofPlatform().name("live-tail").daemon().start(() -> run(untilStopped));
    }

    private void run(CountDownLatch untilStopped) {
        try {
            while (untilStopped.getCount() > 0) {
                follow(untilStopped);
                if (untilStopped.await(RETRY_DELAY.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(CountDownLatch untilStopped) {
        try (var consumer = new KafkaConsumer<String, byte[]>(settings)) {
            var partitions = partitions(consumer);
            if (partitions.isEmpty()) {
                return;
            }
            consumer.assign(partitions);
            seek(consumer, partitions);
            while (untilStopped.getCount() > 0) {
                for (var message : consumer.poll(POLL)) {
                    if (EventJson.read(message) instanceof IncomingMessage.Fact(var _, var envelope)) {
                        publish(
                                new LiveEvent.SourceOffset(message.topic(), message.partition(), message.offset()),
                                envelope);
                    }
                }
            }
        } catch (KafkaException e) {
            LOG.warn("The live stream lost its connection to the broker and will reconnect: {}", e.getMessage());
        }
    }

    /** Returns an empty list while a topic is missing. */
    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
        var known = consumer.listTopics(Duration.ofSeconds(5));
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : TOPICS) {
            var infos = known.get(topic);
            if (infos == null) {
                return List.of();
            }
            infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        return partitions;
    }

    /**
     * Seeks to the last position read, or shortly before the end: clients that reconnect after a restart then receive
     * the events that they missed.
     */
    private void seek(KafkaConsumer<?, ?> consumer, List<TopicPartition> partitions) {
        var begin = consumer.beginningOffsets(partitions);
        consumer.endOffsets(partitions).forEach((partition, end) -> {
            var first = Math.max(begin.getOrDefault(partition, 0L), end - REPLAYED_OFFSETS);
            var was = position.next().getOrDefault(partition.topic() + ":" + partition.partition(), 0L);
            consumer.seek(partition, was > end ? first : Math.max(first, was));
        });
    }

    private void publish(LiveEvent.SourceOffset source, Envelope<?> envelope) {
        position = position.advancedPast(source);
        switch (envelope.event()) {
            case ProgressEvent event -> standing(source, event);
            case ProblemProgressEvent event -> problem(source, event);
            case AlertEvent event -> alert(source, event);
            default -> {
                // These topics carry no other events.
            }
        }
    }

    private void standing(LiveEvent.SourceOffset source, ProgressEvent event) {
        var data = LiveData.of(event);
        if (data != null) {
            feed.publish(new LiveEvent(
                    "standing",
                    position.id(),
                    source,
                    event.subject().programme(),
                    LiveData.target(event.subject()),
                    data));
        }
    }

    private void problem(LiveEvent.SourceOffset source, ProblemProgressEvent event) {
        feed.publish(new LiveEvent(
                "standing",
                position.id(),
                source,
                event.subject().programme(),
                LiveData.target(event.subject()),
                LiveData.of(event)));
    }

    private void alert(LiveEvent.SourceOffset source, AlertEvent event) {
        var data = LiveData.of(event);
        feed.publish(new LiveEvent(
                "alert", position.id(), source, data.subject().programme(), LiveData.target(data.subject()), data));
    }

    /** Stops before the web server, which waits for open requests: live streams only end when the feed closes them. */
    @Override
    public void stop() {
        feed.close();
        var running = stopped;
        stopped = null;
        if (running != null) {
            running.countDown();
        }
    }

    @Override
    public boolean isRunning() {
        return stopped != null;
    }
}
