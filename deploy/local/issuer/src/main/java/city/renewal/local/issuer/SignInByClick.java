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
 * Signs in as a demonstration user, with the password where the issuer is reachable from other machines. After
 * {@value #MOST_GUESSES} wrong ones within a minute, none is looked at until the minute is over. Thread-safe.
 */
final class SignInByClick implements AuthenticationProvider {
    private static final int MOST_GUESSES = 30;

    private final byte[] password;
    private final InstantSource realTime;
    private long minute;
    private int guesses;

    /** @param password empty: none is asked for */
    SignInByClick(String password, InstantSource realTime) {
        this.password = password.getBytes(StandardCharsets.UTF_8);
        this.realTime = realTime;
    }

    @Override
    public Authentication authenticate(Authentication offered) {
        if (password.length > 0 && !isPassword(String.valueOf(offered.getCredentials()))) {
            throw new BadCredentialsException("Expected the password that './renewal up --listen' shows");
        }
        var user = DemoUsers.named(offered.getName())
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
            guesses = 0;
        }
        if (guesses >= MOST_GUESSES) {
            return false;
        }
        var is = MessageDigest.isEqual(password, guess.getBytes(StandardCharsets.UTF_8));
        guesses += is ? 0 : 1;
        return is;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
