package city.renewal.local.launcher;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The gateway, as one user sees it: what it answers is read, and what it refuses is passed on. */
record FrontDoor(String gateway, String token) {

    private static final String PLATFORM = "The platform";

    @Nullable
    Object get(String path) {
        return Answers.json(PLATFORM, asked(path));
    }

    /** An answer as it came, such as a page. */
    String text(String path) {
        var answer = asked(path);
        if (!answer.isGood()) {
            throw Answers.refused(PLATFORM, answer);
        }
        return answer.body();
    }

    private Http.Answer asked(String path) {
        try {
            return Http.get(gateway + path, Map.of("Authorization", "Bearer " + token));
        } catch (IOException unreachable) {
            throw unreachable(unreachable);
        }
    }

    @Nullable
    Object post(String path, String body) {
        try {
            return Answers.json(
                    PLATFORM,
                    Http.post(
                            gateway + path,
                            Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"),
                            body.getBytes(StandardCharsets.UTF_8)));
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

    private Refused unreachable(IOException cause) {
        return new Refused(
                "The gateway doesn't answer at %s (%s); './renewal status' tells how it is"
                        .formatted(gateway, Answers.reason(cause)),
                cause);
    }
}
