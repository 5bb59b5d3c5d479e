package city.renewal.gateway.config;

import city.renewal.gateway.headers.HeadersToServices;
import city.renewal.gateway.headers.Peer;
import city.renewal.gateway.headers.RequestIds;
import city.renewal.gateway.routes.PublicInterface;
import city.renewal.gateway.routes.Routes;
import java.util.UUID;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;

/** The routes, and what happens to a request's headers on them. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {
    @Bean
    RouteLocator routeLocator(GatewayProperties properties) {
        var routes = Routes.of(PublicInterface.lines(), properties.services()::of);
        return () -> Flux.fromIterable(routes);
    }

    /** Ready when every line is routed; whether the services answer is their own health. */
    @Bean
    ReactiveHealthIndicator routesHealthIndicator(RouteLocator routes) {
        return () -> routes.getRoutes().count().map(count -> {
            var health = count == PublicInterface.lines().size() ? Health.up() : Health.outOfService();
            return health.withDetail("routes", count).build();
        });
    }

    @Bean
    Peer peer(GatewayProperties properties) {
        return new Peer(properties.trustedProxies());
    }

    @Bean
    HeadersToServices headersToServices(Peer peer) {
        return new HeadersToServices(peer);
    }

    @Bean
    RequestIds requestIds() {
        return new RequestIds(() -> UUID.randomUUID().toString());
    }
}
