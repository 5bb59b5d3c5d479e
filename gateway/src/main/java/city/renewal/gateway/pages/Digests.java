package city.renewal.gateway.pages;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Hashes as browsers compare them. */
final class Digests {
    private Digests() {}

    /** {@code sha256-} and the hash in Base64, as in a content security policy and in {@code integrity}. */
    static String integrity(byte[] content) {
        try {
            return "sha256-"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
