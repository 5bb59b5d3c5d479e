package city.renewal.starter.config;

import city.renewal.starter.events.EventJson;
import city.renewal.starter.events.FactListeners;
import city.renewal.starter.outbox.FactPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Producer, topics and listeners. */
@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {
    /** Limit in bytes before compression; services limit the facts that they create well below it. */
    static final int LARGEST_FACT = 16_000_000;

    /**
     * Idempotent producer with acks=all that never expires a record: if a record expired, the next record of the same
     * project could overtake it.
     */
    @Bean
    KafkaTemplate<String, byte[]> kafkaTemplate(RenewalProperties properties) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, properties.kafka().bootstrapServers());
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        // A plan with thousands of nodes is one fact. A fact larger than the producer's limit would block its project's
        // outbox permanently.
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_FACT);
        return new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(settings));
    }

    @Bean
    FactPublisher factPublisher(KafkaTemplate<String, byte[]> kafka) {
        return (topic, fact) -> kafka.send(EventJson.write(topic, fact));
    }

    @Bean
    FactListeners factListeners(
            RenewalProperties properties, KafkaTemplate<String, byte[]> kafka, MeterRegistry metrics) {
        return new FactListeners(properties, kafka, metrics);
    }

    @Bean
    TopicCreation topicCreation(RenewalProperties properties) {
        return new TopicCreation(properties.kafka());
    }
}
