package city.renewal.project.application.photo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signed URLs of renditions that need no token, for the {@code <img>} of a browser. A URL is valid for five minutes,
 * for one picture in one size: hash, size and expiry are signed with HMAC-SHA-256 under a key that only the store
 * knows. Anybody with the URL gets the picture until then, so it is given only to callers who may see the picture.
 */
public final class SignedUrls {
    /** How long a URL is valid, in real time. */
    public static final Duration VALIDITY = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";

    private final Key key;
    private final InstantSource real;

    public SignedUrls(Key key, InstantSource real) {
        this.key = key;
        this.real = real;
    }

    /** The signing key: the same in all instances, and after a restart. */
    @FunctionalInterface
    public interface Key {
        /** At least 32 bytes. */
        byte[] bytes();
    }

    /** The expiry of a URL that is created now, in whole seconds. */
    public Instant end() {
        return Instant.ofEpochSecond(real.instant().plus(VALIDITY).getEpochSecond());
    }

    public String signature(String sha256, Variant variant, Instant end) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(sha256, variant, end.getEpochSecond()));
    }

    /** Whether the signature matches these values and the URL has not expired. The comparison takes constant time. */
    public boolean isValid(String sha256, Variant variant, long end, String signature) {
        var expected = mac(sha256, variant, end);
        var isRight = MessageDigest.isEqual(expected, decoded(signature));
        var now = real.instant().getEpochSecond();
        return isRight && now <= end && end <= now + VALIDITY.toSeconds();
    }

    private static byte[] decoded(String signature) {
        try {
            return Base64.getUrlDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private byte[] mac(String sha256, Variant variant, long end) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.bytes(), ALGORITHM));
            return mac.doFinal("%s\n%s\n%d".formatted(sha256, variant, end).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
