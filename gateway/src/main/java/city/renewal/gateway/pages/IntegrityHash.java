package city.renewal.gateway.pages;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Hashes in the format of subresource integrity. */
final class IntegrityHash {
    private IntegrityHash() {}

    /** {@code sha256-} and the hash in Base64, as in a content security policy and in {@code integrity}. */
    static String of(byte[] content) {
        try {
            return "sha256-"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
