package city.renewal.gateway.config;

import city.renewal.gateway.headers.ClientAddressResolver;
import city.renewal.gateway.headers.RequestIdFilter;
import city.renewal.gateway.headers.ServiceHeadersFilter;
import city.renewal.gateway.routes.RouteTable;
import city.renewal.gateway.routes.Routes;
import java.util.UUID;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;

/** Assembles the routes and the filters of request headers. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {
    @Bean
    RouteLocator routeLocator(GatewayProperties properties) {
        var routes = Routes.of(RouteTable.rules(), properties.services()::of);
        return () -> Flux.fromIterable(routes);
    }

    /** Up when every rule has its route; the services report their own health. */
    @Bean
    ReactiveHealthIndicator routesHealthIndicator(RouteLocator routes) {
        return () -> routes.getRoutes().count().map(count -> {
            var health = count == RouteTable.rules().size() ? Health.up() : Health.outOfService();
            return health.withDetail("routes", count).build();
        });
    }

    @Bean
    ClientAddressResolver clientAddressResolver(GatewayProperties properties) {
        return new ClientAddressResolver(properties.trustedProxies());
    }

    @Bean
    ServiceHeadersFilter serviceHeadersFilter(ClientAddressResolver addresses) {
        return new ServiceHeadersFilter(addresses);
    }

    @Bean
    RequestIdFilter requestIdFilter() {
        return new RequestIdFilter(() -> UUID.randomUUID().toString());
    }
}
