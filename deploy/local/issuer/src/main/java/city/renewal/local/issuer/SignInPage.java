package city.renewal.local.issuer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The page that offers the demonstration's users for a click. */
@RestController
class SignInPage {

    private final String template;
    private final String contentSecurityPolicy;

    SignInPage(IssuerSettings settings) throws IOException {
        this.template = new ClassPathResource("signin.html").getContentAsString(StandardCharsets.UTF_8);
        // A browser checks where a form leads through every redirect, so the gateway's pages are named as well.
        this.contentSecurityPolicy =
                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; form-action 'self' "
                        + String.join(" ", settings.gatewayOrigins());
    }

    @GetMapping("/login")
    ResponseEntity<String> page(CsrfToken csrf) {
        var users = DemoUsers.all().stream()
                .filter(user -> !user.equals(DemoUsers.INTEGRATION))
                .map(SignInPage::button)
                .collect(Collectors.joining("\n"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", contentSecurityPolicy)
                .body(template.replace("{{csrfName}}", csrf.getParameterName())
                        .replace("{{csrfToken}}", csrf.getToken())
                        .replace("{{users}}", users));
    }

    private static String button(DemoUser user) {
        return "<button name=\"username\" value=\"%s\"><b>%s</b><small>%s</small><small>%s</small></button>"
                .formatted(
                        user.username(),
                        HtmlUtils.htmlEscape(user.name(), "UTF-8"),
                        HtmlUtils.htmlEscape(user.title(), "UTF-8"),
                        user.username());
    }
}
