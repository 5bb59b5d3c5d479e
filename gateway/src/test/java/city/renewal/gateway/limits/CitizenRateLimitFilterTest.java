package city.renewal.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.gateway.headers.ClientAddressResolver;
import city.renewal.gateway.problems.RequestRefusedException;
import io.github.bucket4j.TimeMeter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class CitizenRateLimitFilterTest {
    private final AtomicLong nanos = new AtomicLong();
    private final CitizenRateLimitFilter limit = new CitizenRateLimitFilter(
            new CitizenRates(3, 5, 100), new ManualTime(nanos), new ClientAddressResolver(List.of()));

    @Test
    void aDaysAllowanceIsNotMoreThanThatHoweverSlowlyItIsUsed() {
        var taken = IntStream.range(0, 20).filter(_ -> {
            nanos.addAndGet(Duration.ofSeconds(30).toNanos());
            return isTaken();
        });

        assertThat(taken.count()).isEqualTo(5);
        nanos.addAndGet(Duration.ofDays(1).toNanos());
        assertThat(isTaken()).isTrue();
    }

    @Test
    void anAddressOfSixteenBytesCountsWithItsNetwork() {
        assertThat(CitizenRateLimitFilter.network("2001:db8:1:2::1"))
                .isEqualTo(CitizenRateLimitFilter.network("2001:db8:1:2:ffff::9"));
        assertThat(CitizenRateLimitFilter.network("2001:db8:1:2::1"))
                .isNotEqualTo(CitizenRateLimitFilter.network("2001:db8:1:3::1"));
        assertThat(CitizenRateLimitFilter.network("203.0.113.1")).isEqualTo("203.0.113.1");
        assertThat(CitizenRateLimitFilter.network("not:an:address")).isEqualTo("not:an:address");
    }

    private boolean isTaken() {
        var request = MockServerHttpRequest.post("/open311/v2/requests.json")
                .remoteAddress(new InetSocketAddress("203.0.113.1", 1))
                .build();
        try {
            limit.filter(MockServerWebExchange.from(request), _ -> Mono.empty()).block();
            return true;
        } catch (RequestRefusedException e) {
            return false;
        }
    }

    private record ManualTime(AtomicLong nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
