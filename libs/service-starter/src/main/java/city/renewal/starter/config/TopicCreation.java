package city.renewal.starter.config;

import city.renewal.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Creates missing topics in a thread beside the service's start, and retries until the broker answers. */
final class TopicCreation implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);

    private final RenewalProperties.Kafka kafka;
    private volatile boolean running;

    TopicCreation(RenewalProperties.Kafka kafka) {
        this.kafka = kafka;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("topic-creation").start(this::createWithRetries);
    }

    private void createWithRetries() {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1000);
        try (var admin = Admin.create(settings)) {
            while (running && !tryCreate(admin)) {
                TimeUnit.MILLISECONDS.sleep(RETRY_INTERVAL.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryCreate(Admin admin) throws InterruptedException {
        var creation = admin.createTopics(topics()).values();
        var allExist = true;
        for (var topic : creation.entrySet()) {
            try {
                topic.getValue().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    LOG.warn("Topic {} could not be created; retrying: {}", topic.getKey(), e.getCause());
                    allExist = false;
                }
            } catch (KafkaException e) {
                allExist = false;
            }
        }
        return allExist;
    }

    private List<NewTopic> topics() {
        var sizes = Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(KafkaConfiguration.LARGEST_FACT));
        return Stream.of(Topics.PROJECT, Topics.PROGRESS, Topics.ALERT)
                .flatMap(topic -> Stream.of(
                        new NewTopic(topic, kafka.partitions(), kafka.replicationFactor()),
                        new NewTopic(Topics.deadLetters(topic), 1, kafka.replicationFactor())))
                .map(topic -> topic.configs(sizes))
                .toList();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before the Kafka listeners. */
    @Override
    public int getPhase() {
        return 0;
    }
}
