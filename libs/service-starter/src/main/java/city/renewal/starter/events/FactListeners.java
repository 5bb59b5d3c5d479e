package city.renewal.starter.events;

import city.renewal.starter.config.RenewalProperties;
import city.renewal.starter.metrics.StarterMetric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Creates listener containers for batches of facts. Offsets are committed after the handler returns; after a failure
 * the same batch is redelivered until the handler succeeds.
 */
public final class FactListeners {
    private final RenewalProperties properties;
    private final KafkaTemplate<String, byte[]> kafka;
    private final MeterRegistry metrics;

    public FactListeners(RenewalProperties properties, KafkaTemplate<String, byte[]> kafka, MeterRegistry metrics) {
        this.properties = properties;
        this.kafka = kafka;
        this.metrics = metrics;
    }

    /**
     * Creates a container for one topic. It is not started: expose it as a bean, or start and stop it yourself.
     *
     * @param group consumer group; the service's name, so that its instances share the partitions
     */
    public ConcurrentMessageListenerContainer<String, byte[]> container(
            String topic, String group, FactBatchHandler handler) {
        return container(topic, group, handler, FactDelayListener.UNMEASURED);
    }

    /** As above, with a listener that is called for every handled fact. */
    public ConcurrentMessageListenerContainer<String, byte[]> container(
            String topic, String group, FactBatchHandler handler, FactDelayListener delay) {
        return container(topic, group, handler, delay, 1);
    }

    /**
     * As above, with several threads that share the topic's partitions.
     *
     * @param handler called by several threads at once, for different keys
     */
    public ConcurrentMessageListenerContainer<String, byte[]> container(
            String topic, String group, FactBatchHandler handler, FactDelayListener delay, int threads) {
        var dead = Counter.builder(StarterMetric.DEAD_LETTERS.id())
                .description(StarterMetric.DEAD_LETTERS.description())
                .tag("topic", topic)
                .register(metrics);
        var settings = new ContainerProperties(topic);
        settings.setGroupId(group);
        settings.setMessageListener(new FactListener(handler, kafka, dead::increment, delay));
        settings.setAckMode(ContainerProperties.AckMode.BATCH);
        settings.setMissingTopicsFatal(false);
        var container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<String, byte[]>(consumer(topic, group)), settings);
        container.setBeanName(group + "-" + topic);
        container.setConcurrency(threads);
        container.setCommonErrorHandler(new DefaultErrorHandler(backOff()));
        return container;
    }

    private Map<String, Object> consumer(String topic, String group) {
        Map<String, Object> consumer = new HashMap<>();
        consumer.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, properties.kafka().bootstrapServers());
        consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        consumer.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        consumer.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 3_000);
        consumer.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        var instance = properties.instanceId();
        if (instance != null && !instance.isBlank()) {
            consumer.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, group + "-" + topic + "-" + instance);
        }
        return consumer;
    }

    private static ExponentialBackOff backOff() {
        var backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxInterval(5_000);
        backOff.setMaxElapsedTime(Long.MAX_VALUE);
        return backOff;
    }
}
