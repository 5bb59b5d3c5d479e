package city.renewal.starter.faults;

import city.renewal.starter.outbox.FactPublisher;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Replaces beans with faulty variants if {@code renewal.faults} names a file. */
@AutoConfiguration
@ConditionalOnProperty("renewal.faults")
public class FaultyBeans {
    @Bean
    static BeanPostProcessor faultInjector(Environment environment) {
        return new FaultInjector(Path.of(environment.getRequiredProperty("renewal.faults")));
    }

    private record FaultInjector(Path file) implements BeanPostProcessor {
        @Override
        @SuppressWarnings("unchecked")
        public Object postProcessAfterInitialization(Object bean, String name) {
            return switch (bean) {
                case FactPublisher publisher -> acknowledgingFirst(publisher);
                case ConcurrentMessageListenerContainer<?, ?> container -> {
                    var settings = container.getContainerProperties();
                    if (settings.getMessageListener() instanceof BatchMessageListener<?, ?> listener) {
                        settings.setMessageListener(
                                new FaultyListener((BatchMessageListener<String, byte[]>) listener, file));
                    }
                    yield container;
                }
                default -> bean;
            };
        }

        /** Acknowledges a fact before sending it. */
        private FactPublisher acknowledgingFirst(FactPublisher publisher) {
            return (topic, fact) -> switch (Fault.current(file)) {
                case NONE, OFFSETS_FIRST, NO_SEQUENCE_CHECK -> publisher.publish(topic, fact);
                case REMOVED_FIRST -> {
                    CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS)
                            .execute(() -> publisher.publish(topic, fact));
                    yield CompletableFuture.completedFuture(null);
                }
            };
        }
    }
}
