package city.renewal.local.issuer;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** Believes whoever says which demonstration user they are: there is nothing to protect but invented data. */
final class SignInByClick implements AuthenticationProvider {

    @Override
    public Authentication authenticate(Authentication offered) {
        var user = DemoUsers.named(offered.getName())
                .filter(known -> !known.equals(DemoUsers.INTEGRATION))
                .orElseThrow(() -> new BadCredentialsException("Expected the name of a demonstration user"));
        return UsernamePasswordAuthenticationToken.authenticated(
                user.username(),
                null,
                List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
