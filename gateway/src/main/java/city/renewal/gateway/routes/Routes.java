package city.renewal.gateway.routes;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPatternParser;

/** Turns the table of the public interface into Spring Cloud Gateway's routes, in the table's order. */
public final class Routes {
    private static final String SERVICE = "service";
    private static final String OPEN_ENDED = "open-ended";

    private Routes() {}

    public static List<Route> of(List<RouteTable.RouteRule> rules, Function<Service, URI> address) {
        var routes = new ArrayList<Route>();
        for (var rule : rules) {
            var route = Route.async()
                    .id("%s %s".formatted(rule.service().processName(), rule.path()))
                    .order(routes.size())
                    .uri(address.apply(rule.service()))
                    .metadata(SERVICE, rule.service())
                    .predicate(matches(rule));
            if (rule.isOpenEnded()) {
                route.metadata(OPEN_ENDED, true);
                route.metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, -1);
            }
            routes.add(route.build());
        }
        return List.copyOf(routes);
    }

    /** The service that the exchange was routed to, or null while or when it was not routed. */
    public static @Nullable Service serviceOf(ServerWebExchange exchange) {
        var route = exchange.<Route>getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return route == null ? null : (Service) route.getMetadata().get(SERVICE);
    }

    static boolean isOpenEnded(ServerWebExchange exchange) {
        var route = exchange.<Route>getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return route != null && route.getMetadata().containsKey(OPEN_ENDED);
    }

    private static Predicate<ServerWebExchange> matches(RouteTable.RouteRule rule) {
        var pattern = PathPatternParser.defaultInstance.parse(rule.path());
        return exchange -> {
            var request = exchange.getRequest();
            return (rule.methods().isEmpty() || rule.methods().contains(request.getMethod()))
                    && pattern.matches(request.getPath().pathWithinApplication());
        };
    }
}
