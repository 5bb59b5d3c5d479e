package city.renewal.gateway.tokens;

import city.renewal.gateway.problems.IssuerUnreachableException;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.SignedJWT;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The issuer's public keys: fetched at the first token, cached for five minutes, fetched anew when a token names a key
 * that is not cached (at most twice in ten seconds, whatever clients send), and kept for another hour while
 * the issuer is unreachable.
 */
public final class IssuerKeys {
    private static final Duration CACHED = Duration.ofMinutes(5);
    private static final Duration CACHED_DURING_OUTAGE = Duration.ofHours(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration BETWEEN_REFETCHES = Duration.ofSeconds(10);
    private static final int LARGEST_KEY_SET = 64 * 1024;

    private final Mono<JWKSource<SecurityContext>> source;
    private final Set<String> algorithms;

    /** @param address of the key set, or null for the one in the issuer's discovery document */
    public IssuerKeys(IssuerMetadata metadata, @Nullable String address, Set<String> algorithms) {
        this.algorithms = algorithms;
        source = address(metadata, address)
                .map(IssuerKeys::source)
                .cache(_ -> Duration.ofDays(365), _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** The keys that may have signed this token; none when its algorithm is not allowed. */
    public Flux<JWK> of(SignedJWT token) {
        if (!algorithms.contains(token.getHeader().getAlgorithm().getName())) {
            return Flux.empty();
        }
        var wanted = new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader()));
        return source.flatMap(
                        keys -> Mono.fromCallable(() -> find(keys, wanted)).subscribeOn(Schedulers.boundedElastic()))
                .flatMapIterable(found -> found);
    }

    private static List<JWK> find(JWKSource<SecurityContext> keys, JWKSelector wanted) {
        try {
            return keys.get(wanted, null);
        } catch (RateLimitReachedException e) {
            // The set was fetched just now and does not have this key, so the token is not the issuer's.
            return List.of();
        } catch (JOSEException e) {
            throw new IssuerUnreachableException("The issuer's keys could not be fetched", e);
        }
    }

    private static Mono<URL> address(IssuerMetadata metadata, @Nullable String configured) {
        var address = configured == null || configured.isBlank()
                ? metadata.endpoints()
                        .map(IssuerMetadata.Endpoints::jwkSet)
                        .switchIfEmpty(Mono.error(() -> new IssuerUnreachableException("The issuer names no key set")))
                : Mono.just(configured);
        return address.map(IssuerKeys::url);
    }

    private static JWKSource<SecurityContext> source(URL address) {
        var millis = (int) TIMEOUT.toMillis();
        return JWKSourceBuilder.create(address, new DefaultResourceRetriever(millis, millis, LARGEST_KEY_SET))
                .cache(CACHED.toMillis(), 2L * millis)
                .refreshAheadCache(false)
                .rateLimited(BETWEEN_REFETCHES.toMillis())
                .retrying(true)
                .outageTolerant(CACHED_DURING_OUTAGE.toMillis())
                .build();
    }

    private static URL url(String address) {
        try {
            return URI.create(address).toURL();
        } catch (MalformedURLException e) {
            throw new IssuerUnreachableException("The key set's address is not valid: " + address, e);
        }
    }
}
