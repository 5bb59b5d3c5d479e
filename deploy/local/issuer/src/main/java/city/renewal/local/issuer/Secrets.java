package city.renewal.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HexFormat;

/**
 * The issuer's secrets, each in a file of its folder.
 *
 * <ul>
 *   <li>{@code signing-key.jwk}: the RSA key, so that tokens stay valid across a restart;
 *   <li>{@code token-secret}: allows its reader to get a token for any demonstration user;
 *   <li>{@code integration-secret}: the client secret of {@code integration}.
 * </ul>
 */
final class Secrets {

    private final RSAKey signingKey;
    private final String tokenSecret;
    private final String integrationSecret;

    Secrets(PrivateFiles files) {
        try {
            this.signingKey = RSAKey.parse(files.readOrCreate("signing-key.jwk", Secrets::newKey));
        } catch (ParseException unreadable) {
            throw new IllegalStateException("Expected 'signing-key.jwk' to hold a JSON web key", unreadable);
        }
        this.tokenSecret = files.readOrCreate("token-secret", Secrets::newSecret);
        this.integrationSecret = files.readOrCreate("integration-secret", Secrets::newSecret);
    }

    RSAKey signingKey() {
        return signingKey;
    }

    String integrationSecret() {
        return integrationSecret;
    }

    boolean isTokenSecret(String offered) {
        return MessageDigest.isEqual(
                tokenSecret.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
    }

    private static String newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException unsupported) {
            throw new IllegalStateException("Expected this JDK to make an RSA key", unsupported);
        }
    }

    private static String newSecret() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
