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

/** Gives every health check a time limit, so that a service which is too busy to answer is reported as down. */
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
