package city.renewal.notification.config;

import city.renewal.notification.adapter.breaker.ResilienceBreakers;
import city.renewal.notification.adapter.mongo.MongoDeliveries;
import city.renewal.notification.adapter.mongo.MongoRateLimits;
import city.renewal.notification.application.delivery.DeliverMessages;
import city.renewal.notification.application.delivery.DeliveryLedger;
import city.renewal.notification.application.delivery.ExternalChannel;
import city.renewal.notification.application.delivery.ReplayDelivery;
import city.renewal.notification.application.delivery.RetryPolicy;
import city.renewal.starter.time.RepeatedTask;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ledger of external deliveries, and the worker that sends them. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryConfiguration.class);

    @Bean
    MongoDeliveries deliveries(MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return new MongoDeliveries(database, () -> UUID.randomUUID().toString(), real);
    }

    @Bean
    ReplayDelivery replayDelivery(DeliveryLedger ledger, @Qualifier("realTime") InstantSource real) {
        return new ReplayDelivery(ledger, real);
    }

    @Bean
    DeliverMessages deliverMessages(
            MongoDatabase database,
            MongoDeliveries deliveries,
            List<ExternalChannel> externalChannels,
            DeliveryProperties properties,
            Metrics metrics,
            @Qualifier("realTime") InstantSource real) {
        return new DeliverMessages(
                deliveries,
                externalChannels,
                new ResilienceBreakers(properties.breakerPause(), properties.longestBreakerPause(), real),
                new MongoRateLimits(database),
                new RetryPolicy(properties.attempts(), properties.firstPause(), properties.longestPause()),
                new Random(),
                real,
                metrics::posted);
    }

    @Bean
    RepeatedTask forgettingDeliveriesTask(
            DeliveryLedger ledger, DeliveryProperties properties, @Qualifier("realTime") InstantSource real) {
        return new RepeatedTask(
                        "forget-deliveries", () -> forget(ledger, properties, real.instant()), Duration.ofHours(1), 0)
                .startingImmediately()
                .startedByHand();
    }

    private static void forget(DeliveryLedger ledger, DeliveryProperties properties, Instant now) {
        var forgotten = ledger.forget(now.minus(properties.keepDelivered()), now.minus(properties.keepUndelivered()));
        if (forgotten > 0) {
            LOG.info("{} old deliveries were forgotten", forgotten);
        }
    }

    @Bean
    RepeatedTask deliveryTask(DeliverMessages worker, DeliveryProperties properties) {
        return RepeatedTask.untilNothingIsLeft(
                        "deliveries",
                        () -> {
                            worker.begin();
                            return false;
                        },
                        properties.lookEvery())
                .startedByHand();
    }
}
