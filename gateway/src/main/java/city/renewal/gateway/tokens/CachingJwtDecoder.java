package city.renewal.gateway.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Caches verified tokens, so that a signature is verified once and not with every request.
 *
 * <p>The key is the SHA-256 of the token, so that the cache holds no credentials. An entry expires with its token,
 * and after ten minutes at the latest, so that a key that the issuer withdraws stops counting. A token that was
 * refused is not cached. Bounded; thread-safe.
 */
public final class CachingJwtDecoder implements ReactiveJwtDecoder {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final long MOST = 10_000;

    private final ReactiveJwtDecoder check;
    private final Cache<ByteBuffer, Jwt> tokens;

    public CachingJwtDecoder(ReactiveJwtDecoder check, InstantSource clock, Ticker ticker) {
        this.check = check;
        tokens = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(ticker)
                .expireAfter(Expiry.<ByteBuffer, Jwt>creating((_, token) -> remaining(token, clock)))
                .build();
    }

    @Override
    public Mono<Jwt> decode(String token) {
        var key = key(token);
        var known = tokens.getIfPresent(key);
        return known != null ? Mono.just(known) : check.decode(token).doOnNext(held -> tokens.put(key, held));
    }

    /** Whether this token is cached, so that decoding it needs no verification. */
    public boolean knows(String token) {
        return tokens.getIfPresent(key(token)) != null;
    }

    private static Duration remaining(Jwt token, InstantSource clock) {
        var untilExpiry = Duration.between(clock.instant(), Objects.requireNonNull(token.getExpiresAt()));
        if (untilExpiry.isNegative()) {
            return Duration.ZERO;
        }
        return untilExpiry.compareTo(LONGEST) < 0 ? untilExpiry : LONGEST;
    }

    private static ByteBuffer key(String token) {
        try {
            return ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
