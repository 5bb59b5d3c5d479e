package city.renewal.notification.adapter.breaker;

import city.renewal.notification.application.delivery.Breakers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A breaker per endpoint, in this instance's memory: it opens when half of the last ten attempts failed (five at least), stays
 * open for a pause that doubles up to a limit, and then lets one attempt through to see.
 */
public final class ResilienceBreakers implements Breakers {
    private static final int LAST = 10;
    private static final int AT_LEAST = 5;

    private final CircuitBreakerConfig config;
    private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();

    public ResilienceBreakers(Duration pause, Duration longestPause, InstantSource real) {
        this.config = CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(LAST)
                .minimumNumberOfCalls(AT_LEAST)
                .failureRateThreshold(50)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitIntervalFunctionInOpenState(IntervalFunction.ofExponentialBackoff(pause, 2, longestPause))
                .clock(new RealTime(real))
                .build();
    }

    private CircuitBreaker breaker(String endpointId) {
        return breakers.computeIfAbsent(endpointId, id -> CircuitBreaker.of(id, config));
    }

    @Override
    public boolean isOpen(String endpointId) {
        var breaker = breaker(endpointId);
        if (breaker.tryAcquirePermission()) {
            breaker.releasePermission();
            return false;
        }
        return true;
    }

    @Override
    public int admit(String endpointId, int wanted) {
        var breaker = breaker(endpointId);
        var admitted = 0;
        while (admitted < wanted && breaker.tryAcquirePermission()) {
            admitted++;
        }
        return admitted;
    }

    @Override
    public void answered(String endpointId, int well, int badly) {
        var breaker = breaker(endpointId);
        for (var i = 0; i < badly; i++) {
            breaker.onError(0, TimeUnit.MILLISECONDS, new AttemptFailed());
        }
        for (var i = 0; i < well; i++) {
            breaker.onSuccess(0, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void release(String endpointId, int unused) {
        for (var i = 0; i < unused; i++) {
            breaker(endpointId).releasePermission();
        }
    }

    /** A failure as the breaker records it; it is never thrown. */
    private static final class AttemptFailed extends RuntimeException {
        private static final long serialVersionUID = 1;

        AttemptFailed() {
            super("failed", null, false, false);
        }
    }

    /** The service's real time as the breaker wants it. */
    private static final class RealTime extends Clock {
        private final InstantSource real;

        RealTime(InstantSource real) {
            this.real = real;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return real.instant();
        }
    }
}
