package city.renewal.gateway.config;

import city.renewal.gateway.headers.ClientAddressResolver;
import city.renewal.gateway.limits.BodyLimitFilter;
import city.renewal.gateway.limits.CitizenRateLimitFilter;
import city.renewal.gateway.limits.CitizenRates;
import city.renewal.gateway.limits.RateLimitBuckets;
import city.renewal.gateway.limits.RateLimitFilter;
import city.renewal.gateway.limits.RequestRate;
import io.github.bucket4j.TimeMeter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Assembles the limits of body sizes and request rates. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {
    @Bean
    RateLimitBuckets rateLimitBuckets(GatewayProperties properties) {
        return new RateLimitBuckets(
                requestRate(properties.limits().person()),
                requestRate(properties.limits().address()),
                TimeMeter.SYSTEM_NANOTIME);
    }

    @Bean
    RateLimitFilter rateLimitFilter(RateLimitBuckets buckets, ClientAddressResolver addresses) {
        return new RateLimitFilter(buckets, addresses);
    }

    @Bean
    CitizenRateLimitFilter citizenRateLimitFilter(GatewayProperties properties, ClientAddressResolver addresses) {
        var citizens = properties.limits().citizens();
        return new CitizenRateLimitFilter(
                new CitizenRates(citizens.reportsPerMinute(), citizens.reportsPerDay(), citizens.readsPerMinute()),
                TimeMeter.SYSTEM_NANOTIME,
                addresses);
    }

    @Bean
    BodyLimitFilter bodyLimitFilter(GatewayProperties properties) {
        var limits = properties.limits();
        return new BodyLimitFilter(
                limits.body(), limits.plan(), limits.citizens().body(), limits.file(), limits.photo());
    }

    private static RequestRate requestRate(GatewayProperties.Rate rate) {
        return new RequestRate(rate.perSecond(), rate.burst());
    }
}
