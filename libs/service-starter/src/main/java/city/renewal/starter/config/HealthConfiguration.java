package city.renewal.starter.config;

import city.renewal.starter.health.RequestsHealth;
import city.renewal.starter.health.TimeLimitedHealth;
import java.time.Duration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every health check has a time limit: a service that is too busy to say that it is well is not. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {
    @Bean
    HealthIndicator requestsHealth() {
        return new RequestsHealth();
    }

    @Bean
    SmartInitializingSingleton healthWithinItsLimit(
            HealthContributorRegistry registry, @Value("${renewal.health.limit:2s}") Duration limit) {
        return () -> registry.stream().toList().forEach(entry -> {
            if (entry.contributor() instanceof HealthIndicator checked) {
                registry.unregisterContributor(entry.name());
                registry.registerContributor(entry.name(), new TimeLimitedHealth(entry.name(), checked, limit));
            }
        });
    }
}
