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
 * Addresses of shown pictures that need no token, for the {@code <img>} of a browser. Each holds for five minutes, for one
 * picture in one size: hash, size and end are signed with HMAC-SHA-256 under a key that only the store knows. The
 * address alone gives the picture until then, so only callers who may see the picture get it.
 */
public final class SignedUrls {
    /** How long an address holds, in real time. */
    public static final Duration VALIDITY = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";

    private final Key key;
    private final InstantSource real;

    public SignedUrls(Key key, InstantSource real) {
        this.key = key;
        this.real = real;
    }

    /** The secret that addresses are signed with: the same in all instances, and after a restart. */
    @FunctionalInterface
    public interface Key {
        /** At least 32 bytes. */
        byte[] bytes();
    }

    /** Until when an address that is made now holds, in whole seconds. */
    public Instant end() {
        return Instant.ofEpochSecond(real.instant().plus(VALIDITY).getEpochSecond());
    }

    public String signature(String sha256, Variant variant, Instant end) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(sha256, variant, end.getEpochSecond()));
    }

    /** Whether the address was made here for exactly this and still holds. It takes as long for a wrong signature as for a right one. */
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
