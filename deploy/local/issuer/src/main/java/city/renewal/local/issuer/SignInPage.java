package city.renewal.local.issuer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The page on which a user signs in as a demonstration user. */
@RestController
class SignInPage {

    private static final String NO_PASSWORD = "<input type=\"hidden\" name=\"password\" value=\"\">";
    private static final String PASSWORD =
            "<label class=\"password\">演示口令 Password <input type=\"password\" name=\"password\" required autofocus"
                    + " autocomplete=\"current-password\"></label>";
    private static final String WRONG = "<p class=\"wrong\" role=\"alert\">口令不对，没有登录。 The password is wrong.</p>";

    private final String template;
    private final String contentSecurityPolicy;
    private final boolean asksForPassword;

    SignInPage(IssuerSettings settings) throws IOException {
        this.template = new ClassPathResource("signin.html").getContentAsString(StandardCharsets.UTF_8);
        this.asksForPassword = !settings.password().isEmpty();
        // A browser checks a form's target through every redirect, so the gateway's origins are listed as well.
        this.contentSecurityPolicy =
                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; form-action 'self' "
                        + String.join(" ", settings.gatewayOrigins());
    }

    @GetMapping("/login")
    ResponseEntity<String> page(CsrfToken csrf, @RequestParam(required = false) @Nullable String error) {
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
                        .replace("{{password}}", asksForPassword ? PASSWORD : NO_PASSWORD)
                        .replace("{{error}}", error == null ? "" : WRONG)
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
