package city.renewal.gateway.limits;

import city.renewal.gateway.headers.ClientAddressResolver;
import city.renewal.gateway.problems.Problem;
import city.renewal.gateway.problems.RequestRefusedException;
import city.renewal.gateway.routes.RouteTable;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Limits the rate of citizens' requests per client address, in addition to the general limit: they need no token, so
 * no person can be limited. For IPv6 the first 64 bits count, since a subscriber has a /64. A full
 * day's allowance is available at the start and refills evenly. In this JVM and bounded, as {@link RateLimitBuckets}.
 */
public final class CitizenRateLimitFilter implements WebFilter, Ordered {
    private static final long MOST = 100_000;
    private static final int NETWORK_BYTES = 8;

    private final LoadingCache<String, Bucket> reports;
    private final LoadingCache<String, Bucket> reads;
    private final ClientAddressResolver addresses;

    public CitizenRateLimitFilter(CitizenRates allowance, TimeMeter time, ClientAddressResolver addresses) {
        this.addresses = addresses;
        this.reports = cache(
                Duration.ofDays(1),
                time,
                () -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(allowance.reportsPerMinute())
                                .refillGreedy(allowance.reportsPerMinute(), Duration.ofMinutes(1)))
                        .addLimit(limit -> limit.capacity(allowance.reportsPerDay())
                                .refillGreedy(allowance.reportsPerDay(), Duration.ofDays(1)))
                        .withCustomTimePrecision(time)
                        .build());
        this.reads = cache(
                Duration.ofMinutes(1),
                time,
                () -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(allowance.readsPerMinute())
                                .refillGreedy(allowance.readsPerMinute(), Duration.ofMinutes(1)))
                        .withCustomTimePrecision(time)
                        .build());
    }

    private static LoadingCache<String, Bucket> cache(Duration timeToFill, TimeMeter time, Supplier<Bucket> fresh) {
        return Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(time::currentTimeNanos)
                .expireAfterAccess(timeToFill.plusMinutes(1))
                .build(_ -> fresh.get());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (!RouteTable.isCitizenPath(request.getPath().pathWithinApplication())) {
            return chain.filter(exchange);
        }
        var buckets = request.getMethod().equals(HttpMethod.POST) ? reports : reads;
        var probe = buckets.get(network(addresses.address(request))).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? chain.filter(exchange)
                : Mono.error(new RequestRefusedException(new Problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-requests",
                        "来自此地址的请求过多,请稍后再试 · More requests came than one address may send; try again later",
                        List.of(),
                        Duration.ofNanos(probe.getNanosToWaitForRefill()))));
    }

    /** Runs before Spring Security, as it needs no authentication. */
    @Override
    public int getOrder() {
        return -200;
    }

    /** @param address an IP address literal; host names are not resolved */
    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(NETWORK_BYTES, bytes.length)));
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
