package city.renewal.gateway.config;

import city.renewal.gateway.headers.Peer;
import city.renewal.gateway.limits.Allowance;
import city.renewal.gateway.limits.BodyLimit;
import city.renewal.gateway.limits.Buckets;
import city.renewal.gateway.limits.CitizenAllowance;
import city.renewal.gateway.limits.CitizenLimit;
import city.renewal.gateway.limits.RateLimit;
import io.github.bucket4j.TimeMeter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How much, and how fast. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {
    @Bean
    Buckets buckets(GatewayProperties properties) {
        return new Buckets(
                allowance(properties.limits().person()),
                allowance(properties.limits().address()),
                TimeMeter.SYSTEM_NANOTIME);
    }

    @Bean
    RateLimit rateLimit(Buckets buckets, Peer peer) {
        return new RateLimit(buckets, peer);
    }

    @Bean
    CitizenLimit citizenLimit(GatewayProperties properties, Peer peer) {
        var citizens = properties.limits().citizens();
        return new CitizenLimit(
                new CitizenAllowance(citizens.reportsPerMinute(), citizens.reportsPerDay(), citizens.readsPerMinute()),
                TimeMeter.SYSTEM_NANOTIME,
                peer);
    }

    @Bean
    BodyLimit bodyLimit(GatewayProperties properties) {
        var limits = properties.limits();
        return new BodyLimit(limits.body(), limits.plan(), limits.citizens().body(), limits.file(), limits.photo());
    }

    private static Allowance allowance(GatewayProperties.Rate rate) {
        return new Allowance(rate.perSecond(), rate.burst());
    }
}
