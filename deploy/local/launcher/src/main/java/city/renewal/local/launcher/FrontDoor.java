package city.renewal.local.launcher;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The gateway, as one user sees it: what it answers is read, and what it refuses is passed on. */
record FrontDoor(String gateway, String token) {

    @Nullable
    Object get(String path) {
        return Json.read(text(path));
    }

    /** An answer as it came, such as a page. */
    String text(String path) {
        try {
            return good(Http.get(gateway + path, Map.of("Authorization", "Bearer " + token)));
        } catch (IOException unreachable) {
            throw unreachable(unreachable);
        }
    }

    @Nullable
    Object post(String path, String body) {
        try {
            return Json.read(good(Http.post(
                    gateway + path,
                    Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"),
                    body.getBytes(StandardCharsets.UTF_8))));
        } catch (IOException unreachable) {
            throw unreachable(unreachable);
        }
    }

    static List<?> each(@Nullable Object list) {
        return list instanceof List<?> items ? items : List.of();
    }

    static String inPath(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    private static String good(Http.Answer answer) {
        if (!answer.isGood()) {
            throw new Refused("The platform refuses: %d %s"
                    .formatted(answer.status(), answer.body().strip()));
        }
        return answer.body();
    }

    private static Refused unreachable(IOException cause) {
        return new Refused("The gateway doesn't answer; './renewal status' tells how it is", cause);
    }
}
