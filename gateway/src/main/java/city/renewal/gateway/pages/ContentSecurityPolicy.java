package city.renewal.gateway.pages;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The content security policy of a page: it may load files of this origin, and inline scripts only by their hash. */
public final class ContentSecurityPolicy {
    /** The policy of all other responses: those of services, problems and files. */
    public static final String STRICT = policy("", "");

    /** An import map must be inline, since browsers ignore {@code src} on it. */
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private ContentSecurityPolicy() {}

    /**
     * The policy of a page: {@link #STRICT} with the SHA-256 of its import maps, and with pictures that the page itself
     * creates, such as a photo that is stored on the phone.
     */
    static String of(String html) {
        var hashes = IMPORT_MAP
                .matcher(html)
                .results()
                .map(map -> " '" + IntegrityHash.of(map.group(1).getBytes(StandardCharsets.UTF_8)) + "'")
                .collect(Collectors.joining());
        return policy(hashes, " blob:");
    }

    private static String policy(String scripts, String pictures) {
        return ("default-src 'none'; script-src 'self'%s; style-src 'self'; img-src 'self' data:%s; font-src 'self';"
                        + " connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self';"
                        + " frame-ancestors 'none'")
                .formatted(scripts, pictures);
    }
}
