package city.renewal.gateway.headers;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives every request an id, {@code X-Request-Id}, which is passed to the services, returned to the client and logged. A
 * client's own id is kept if it is short and plain, since other values could forge log lines.
 */
public final class RequestIdFilter implements WebFilter, Ordered {
    public static final String HEADER = "X-Request-Id";

    private static final Logger LOG = LoggerFactory.getLogger(RequestIdFilter.class);
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Supplier<String> ids;

    public RequestIdFilter(Supplier<String> ids) {
        this.ids = ids;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var given = request.getHeaders().getFirst(HEADER);
        var id = given != null && PLAIN.matcher(given).matches() ? given : ids.get();
        exchange.getResponse().getHeaders().set(HEADER, id);
        var named = id.equals(given)
                ? exchange
                : exchange.mutate()
                        .request(request.mutate().header(HEADER, id).build())
                        .build();
        var passed = chain.filter(named);
        if (!LOG.isDebugEnabled()) {
            return passed;
        }
        return passed.doFinally(_ -> LOG.debug(
                "{} {} {} (request {})",
                request.getMethod(),
                request.getPath().value(),
                exchange.getResponse().getStatusCode(),
                id));
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
