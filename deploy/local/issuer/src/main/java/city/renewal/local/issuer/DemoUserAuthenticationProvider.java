package city.renewal.local.issuer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * Authenticates a demonstration user, with the password if the issuer is reachable from other machines. After {@value
 * #MAX_WRONG_GUESSES_PER_MINUTE} wrong passwords within a minute, every password is rejected until the minute is over.
 * Thread-safe.
 */
final class DemoUserAuthenticationProvider implements AuthenticationProvider {
    private static final int MAX_WRONG_GUESSES_PER_MINUTE = 30;

    private final byte[] password;
    private final InstantSource realTime;
    private long minute;
    private int wrongGuesses;

    /** @param password empty if none is required */
    DemoUserAuthenticationProvider(String password, InstantSource realTime) {
        this.password = password.getBytes(StandardCharsets.UTF_8);
        this.realTime = realTime;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        if (password.length > 0 && !isPassword(String.valueOf(authentication.getCredentials()))) {
            throw new BadCredentialsException("Expected the password that './renewal up --listen' shows");
        }
        var user = DemoUsers.named(authentication.getName())
                .filter(known -> !known.equals(DemoUsers.INTEGRATION))
                .orElseThrow(() -> new BadCredentialsException("Expected the name of a demonstration user"));
        return UsernamePasswordAuthenticationToken.authenticated(
                user.username(),
                null,
                List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)));
    }

    private synchronized boolean isPassword(String guess) {
        var now = realTime.instant().getEpochSecond() / 60;
        if (now != minute) {
            minute = now;
            wrongGuesses = 0;
        }
        if (wrongGuesses >= MAX_WRONG_GUESSES_PER_MINUTE) {
            return false;
        }
        var matches = MessageDigest.isEqual(password, guess.getBytes(StandardCharsets.UTF_8));
        wrongGuesses += matches ? 0 : 1;
        return matches;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
