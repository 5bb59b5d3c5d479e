package city.renewal.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.gateway.limits.Requester.Address;
import city.renewal.gateway.limits.Requester.Person;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitBucketsTest {
    private long nanos;
    private final TimeMeter time = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };
    private final RateLimitBuckets buckets = new RateLimitBuckets(new RequestRate(2, 3), new RequestRate(1, 1), time);

    @Test
    void aBurstPassesAndTheNextRequestIsRefusedWithARetryAfter() {
        var person = new Person("p");
        for (var i = 0; i < 3; i++) {
            assertThat(buckets.take(person)).isEmpty();
        }

        var refusal = buckets.take(person);

        assertThat(refusal).isPresent();
        assertThat(refusal.get().problem().status().value()).isEqualTo(429);
        assertThat(refusal.get().problem().retryAfter()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void theBucketFillsAgainWithTime() {
        var person = new Person("p");
        for (var i = 0; i < 3; i++) {
            buckets.take(person);
        }

        nanos += Duration.ofMillis(500).toNanos();

        assertThat(buckets.take(person)).isEmpty();
        assertThat(buckets.take(person)).isPresent();
    }

    @Test
    void aPersonIsNotAnAddressThoughTheyAreCalledTheSame() {
        assertThat(buckets.take(new Address("same"))).isEmpty();
        assertThat(buckets.take(new Address("same"))).isPresent();

        assertThat(buckets.take(new Person("same"))).isEmpty();
    }
}
