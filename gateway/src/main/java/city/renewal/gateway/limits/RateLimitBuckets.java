package city.renewal.gateway.limits;

import city.renewal.gateway.problems.Problem;
import city.renewal.gateway.problems.RequestRefusedException;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * A token bucket per requester, in this JVM: one compare-and-set per request. Each gateway instance counts for
 * itself, so the effective limit is their sum. Bounded: the bucket of a requester that was idle for as long as a bucket takes to refill is
 * evicted, which changes nothing. Thread-safe.
 */
public final class RateLimitBuckets {
    private static final long MOST = 100_000;

    private final LoadingCache<Requester, Bucket> buckets;

    public RateLimitBuckets(RequestRate person, RequestRate address, TimeMeter time) {
        buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(time::currentTimeNanos)
                .expireAfterAccess(timeToFill(person, address))
                .build(requester -> switch (requester) {
                    case Requester.Person _ -> bucket(person, time);
                    case Requester.Address _ -> bucket(address, time);
                });
    }

    /** Takes one request from the requester's bucket; a refusal says when to retry. */
    Optional<RequestRefusedException> take(Requester requester) {
        var probe = buckets.get(requester).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        return Optional.of(new RequestRefusedException(new Problem(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-requests",
                "More requests came than one %s may send; try again later"
                        .formatted(
                                switch (requester) {
                                    case Requester.Person _ -> "person";
                                    case Requester.Address _ -> "address without a valid token";
                                }),
                List.of(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()))));
    }

    private static Bucket bucket(RequestRate allowance, TimeMeter time) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(allowance.burst()).refillGreedy(allowance.perSecond(), Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    private static Duration timeToFill(RequestRate person, RequestRate address) {
        var seconds =
                Math.max((double) person.burst() / person.perSecond(), (double) address.burst() / address.perSecond());
        return Duration.ofMillis((long) (seconds * 1000)).plusMinutes(1);
    }
}
