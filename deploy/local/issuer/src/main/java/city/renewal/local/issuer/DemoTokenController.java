package city.renewal.local.issuer;

import java.time.InstantSource;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Issues tokens of demonstration users to the command line, if it presents the secret of the data folder. */
@RestController
class DemoTokenController {

    private final JwtEncoder encoder;
    private final Secrets secrets;
    private final IssuerSettings settings;
    private final InstantSource realTime;

    DemoTokenController(JwtEncoder encoder, Secrets secrets, IssuerSettings settings, InstantSource realTime) {
        this.encoder = encoder;
        this.secrets = secrets;
        this.settings = settings;
        this.realTime = realTime;
    }

    @PostMapping(path = "/demo/token", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> mint(
            @RequestParam String user, @RequestHeader(name = "X-Token-Secret", defaultValue = "") String secret) {
        if (!secrets.isTokenSecret(secret)) {
            return ResponseEntity.status(403).body("The secret is not the one in the data folder");
        }
        return DemoUsers.named(user)
                .map(known -> ResponseEntity.ok(tokenFor(known)))
                .orElseGet(
                        () -> ResponseEntity.status(404).body("No demonstration user is called '%s'".formatted(user)));
    }

    /** The users and their units, for their registration in the directory. */
    @GetMapping(path = "/demo/users", produces = "text/csv;charset=UTF-8")
    ResponseEntity<String> users(@RequestHeader(name = "X-Token-Secret", defaultValue = "") String secret) {
        return secrets.isTokenSecret(secret)
                ? ResponseEntity.ok(DemoUsersCsv.csv())
                : ResponseEntity.status(403).body("The secret is not the one in the data folder");
    }

    private String tokenFor(DemoUser user) {
        var now = realTime.instant();
        var claims = JwtClaimsSet.builder()
                .issuer(settings.uri().toString())
                .audience(List.of(settings.audience()))
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(now.plus(RegisteredClients.TOKEN_LIFETIME))
                .claims(TokenClaims.accessTokenOf(user, user.scope()))
                .build();
        var header = JwsHeader.with(SignatureAlgorithm.RS256)
                .type(TokenClaims.ACCESS_TOKEN_TYPE)
                .build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
