package city.renewal.project.application.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SignedUrlsTest {
    private static final String HASH = "a".repeat(64);
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T08:00:00.5Z"));
    private final SignedUrls urls = new SignedUrls(() -> new byte[32], now::get);

    @Test
    void aUrlIsValidForFiveMinutesAndNotASecondLonger() {
        var end = urls.end();
        var signature = urls.signature(HASH, Variant.DISPLAY, end);

        assertThat(urls.isValid(HASH, Variant.DISPLAY, end.getEpochSecond(), signature))
                .isTrue();
        now.set(Instant.parse("2026-11-28T08:05:00Z"));
        assertThat(urls.isValid(HASH, Variant.DISPLAY, end.getEpochSecond(), signature))
                .isTrue();
        now.set(Instant.parse("2026-11-28T08:05:01Z"));
        assertThat(urls.isValid(HASH, Variant.DISPLAY, end.getEpochSecond(), signature))
                .isFalse();
    }

    @Test
    void anExpiryBeyondTheMaximumIsInvalid() {
        var later = now.get().plusSeconds(3_600);

        assertThat(urls.isValid(
                        HASH, Variant.DISPLAY, later.getEpochSecond(), urls.signature(HASH, Variant.DISPLAY, later)))
                .isFalse();
    }

    @Test
    void aUrlIsInvalidForAnotherKeyPictureSizeOrExpiry() {
        var end = urls.end();
        var signature = urls.signature(HASH, Variant.DISPLAY, end);
        var others = new SignedUrls(() -> new byte[] {1}, now::get);

        assertThat(others.isValid(HASH, Variant.DISPLAY, end.getEpochSecond(), signature))
                .isFalse();
        assertThat(urls.isValid("b".repeat(64), Variant.DISPLAY, end.getEpochSecond(), signature))
                .isFalse();
        assertThat(urls.isValid(HASH, Variant.THUMBNAIL, end.getEpochSecond(), signature))
                .isFalse();
        assertThat(urls.isValid(HASH, Variant.DISPLAY, end.getEpochSecond() - 1, signature))
                .isFalse();
        assertThat(urls.isValid(HASH, Variant.DISPLAY, end.getEpochSecond(), "no base64 !"))
                .isFalse();
    }
}
