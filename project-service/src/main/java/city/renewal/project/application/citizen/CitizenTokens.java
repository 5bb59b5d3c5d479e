package city.renewal.project.application.citizen;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Creates the tokens with which citizens query their reports, and the ids of the reports.
 *
 * <p>A token is the HMAC-SHA-256 (256 bits) of the whole submission under a key that never leaves the service. So a
 * repeated submission gets the same token, although no token is stored. A report's id is half of the SHA-256 of its
 * token: it reveals nothing about the token, and the token leads to the report.
 */
public final class CitizenTokens {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int ID_BYTES = 16;

    /** Provides the key. */
    @FunctionalInterface
    public interface Key {
        /** 32 bytes that never change. */
        byte[] bytes();
    }

    private final Key key;

    public CitizenTokens(Key key) {
        this.key = key;
    }

    /** @param content all fields that identify the submission */
    String token(String content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.bytes(), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id of the token's report; empty if the text is not a token. */
    static Optional<String> reportId(String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Optional.of(HexFormat.of().formatHex(hash, 0, ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
