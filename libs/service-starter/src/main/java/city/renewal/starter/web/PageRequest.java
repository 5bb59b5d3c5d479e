package city.renewal.starter.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requested page: {@code limit} (1 to 500, 100 by default) and {@code cursor}. The cursor is opaque to clients and
 * contains the sort key of the last row they received, so pages are stable under concurrent changes.
 *
 * @param after sort key of the last row received; empty on the first page
 */
public record PageRequest(int limit, List<String> after) {
    private static final String SEPARATOR = "\u001f";
    private static final int MOST = 500;

    /** @throws Problem that names the parameter */
    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw Problem.invalid("limit", "must be 1 to %d, but is %d".formatted(MOST, limit));
        }
        return new PageRequest(limit == null ? 100 : limit, cursor == null ? List.of() : decode(cursor));
    }

    public static String cursor(List<String> key) {
        var text = String.join(SEPARATOR, key) + SEPARATOR;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> decode(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.endsWith(SEPARATOR)) {
                var parts = text.split(SEPARATOR, -1);
                return Arrays.asList(parts).subList(0, parts.length - 1);
            }
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("cursor", "is not one that this list gave");
        }
        throw Problem.invalid("cursor", "is not one that this list gave");
    }
}
