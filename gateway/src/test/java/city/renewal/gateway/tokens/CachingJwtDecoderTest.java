package city.renewal.gateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

class CachingJwtDecoderTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private final AtomicInteger checks = new AtomicInteger();
    private Duration life = Duration.ofMinutes(2);
    private final ReactiveJwtDecoder check = token -> Mono.fromSupplier(() -> {
        checks.incrementAndGet();
        if (token.startsWith("bad")) {
            throw new BadJwtException("bad");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject(token)
                .expiresAt(START.plus(life))
                .build();
    });
    private final CachingJwtDecoder tokens = new CachingJwtDecoder(
            check, () -> now, () -> Duration.between(START, now).toNanos());

    @Test
    void checksATokenOnce() {
        tokens.decode("t1").block();
        var again = tokens.decode("t1").block();

        assertThat(checks).hasValue(1);
        assertThat(again.getSubject()).isEqualTo("t1");
        assertThat(tokens.knows("t1")).isTrue();
    }

    @Test
    void oneTokenSaysNothingAboutAnother() {
        tokens.decode("t1").block();

        assertThat(tokens.decode("t2").block().getSubject()).isEqualTo("t2");
        assertThat(checks).hasValue(2);
    }

    @Test
    void aTokenIsForgottenWhenItEnds() {
        tokens.decode("t1").block();
        now = START.plus(life);

        assertThat(tokens.knows("t1")).isFalse();
    }

    @Test
    void aTokenThatLivesLongIsCheckedAgainAfterTenMinutesInCaseItsKeyWasWithdrawn() {
        life = Duration.ofDays(30);
        tokens.decode("t1").block();

        now = START.plus(Duration.ofMinutes(10)).minusSeconds(1);
        assertThat(tokens.knows("t1")).isTrue();
        now = START.plus(Duration.ofMinutes(10));
        assertThat(tokens.knows("t1")).isFalse();
    }

    @Test
    void aTokenThatDidNotHoldIsNotRemembered() {
        assertThatThrownBy(() -> tokens.decode("bad").block()).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("bad").block()).isInstanceOf(BadJwtException.class);

        assertThat(checks).hasValue(2);
        assertThat(tokens.knows("bad")).isFalse();
    }
}
