package city.renewal.gateway.pages;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a page may load and run: files of this origin, and nothing that stands in the page itself unless its hash is named. */
public final class ContentSecurityPolicy {
    /** For everything that isn't a page of its own: services' answers, refusals, files. */
    public static final String STRICT = policy("", "");

    /** An import map can't be a file of its own (browsers ignore {@code src} on it), so the page holds it. */
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private ContentSecurityPolicy() {}

    /**
     * The policy of a page: as {@link #STRICT}, and its import maps, each by its SHA-256; and pictures that the page itself
     * made, such as a photo that is kept on the phone.
     */
    static String of(String html) {
        var hashes = IMPORT_MAP
                .matcher(html)
                .results()
                .map(map -> " '" + Digests.integrity(map.group(1).getBytes(StandardCharsets.UTF_8)) + "'")
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
