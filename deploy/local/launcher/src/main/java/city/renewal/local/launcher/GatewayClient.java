package city.renewal.local.launcher;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP client of the gateway with one user's token. Errors of the platform become a {@link CommandException}. */
record GatewayClient(String baseUri, String token) {

    private static final String SOURCE = "The platform";

    @Nullable
    Object get(String path) {
        return HttpResponses.json(SOURCE, fetch(path));
    }

    /** The response body as text, such as a page. */
    String text(String path) {
        var response = fetch(path);
        if (!response.isSuccess()) {
            throw HttpResponses.failure(SOURCE, response);
        }
        return response.body();
    }

    private Http.Response fetch(String path) {
        try {
            return Http.get(baseUri + path, Map.of("Authorization", "Bearer " + token));
        } catch (IOException unreachable) {
            throw unreachable(unreachable);
        }
    }

    @Nullable
    Object post(String path, String body) {
        try {
            return HttpResponses.json(
                    SOURCE,
                    Http.post(
                            baseUri + path,
                            Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"),
                            body.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException unreachable) {
            throw unreachable(unreachable);
        }
    }

    static List<?> asList(@Nullable Object list) {
        return list instanceof List<?> items ? items : List.of();
    }

    static String urlEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private CommandException unreachable(IOException cause) {
        return new CommandException(
                "The gateway doesn't answer at %s (%s); './renewal status' tells how it is"
                        .formatted(baseUri, HttpResponses.reason(cause)),
                cause);
    }
}
