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
 * Makes the tokens that citizens ask with, and the ids that their reports are stored and published under.
 *
 * <p>A token is HMAC-SHA-256, 256 bits, of everything that was sent, under a key that never leaves the service; so the same
 * report sent again gets the same token although no token is stored. A report's id is half of the SHA-256 of its token: it
 * says nothing about the token, and finds the report by it.
 */
public final class CitizenTokens {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int ID_BYTES = 16;

    /** Where the key is kept. */
    @FunctionalInterface
    public interface Key {
        /** The same for ever, 32 bytes. */
        byte[] bytes();
    }

    private final Key key;

    public CitizenTokens(Key key) {
        this.key = key;
    }

    /** @param content everything that makes it this report and no other */
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

    /** The id of the report that a token asks for; empty: this is no token. */
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
