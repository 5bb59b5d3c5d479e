package city.renewal.local.launcher;

import static city.renewal.local.launcher.GatewayClient.asList;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a JSON response, and turns an error response into a one-sentence message. */
final class HttpResponses {

    private static final int MAX_LENGTH = 300;

    private HttpResponses() {}

    /** The value of the JSON body; throws on an error status or a body that isn't JSON. */
    static @Nullable Object json(String source, Http.Response response) {
        if (!response.isSuccess()) {
            throw failure(source, response);
        }
        var value = parseOrNull(response.body());
        if (value == null && !response.body().strip().equals("null")) {
            throw new CommandException(
                    "%s answers something that is no JSON; './renewal status' tells how it is".formatted(source));
        }
        return value;
    }

    /** The message with status and reason: the problem's detail, and each invalid field. */
    static CommandException failure(String source, Http.Response response) {
        var problem = parseOrNull(response.body());
        var parts = new ArrayList<String>();
        var detail = Json.at(problem, "detail");
        if (detail != null) {
            parts.add(String.valueOf(detail));
        } else if (Json.at(problem, "title") != null) {
            parts.add(String.valueOf(Json.at(problem, "title")));
        } else if (problem == null) {
            parts.add(plainReason(response));
        }
        for (var violation : asList(Json.at(problem, "violations"))) {
            parts.add("%s %s".formatted(Json.at(violation, "field"), Json.at(violation, "message")));
        }
        return new CommandException(
                "%s refuses (%d): %s".formatted(source, response.status(), String.join("; ", parts)));
    }

    /** The reason of a failed connection, in words. */
    static String reason(IOException cause) {
        var words = cause.getMessage();
        return words == null || words.isBlank()
                ? cause.getClass()
                        .getSimpleName()
                        .replaceAll("Exception$", "")
                        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .toLowerCase(Locale.ROOT)
                : words;
    }

    private static @Nullable Object parseOrNull(String body) {
        try {
            return Json.read(body);
        } catch (IllegalArgumentException noJson) {
            return null;
        }
    }

    private static String plainReason(Http.Response response) {
        var text = response.body().strip();
        if (text.isEmpty() || text.startsWith("<")) {
            return switch (response.status()) {
                case 401 -> "it doesn't accept the token";
                case 403 -> "this user may not do that";
                case 404 -> "there is no such thing, or this user doesn't see it";
                case 502, 503, 504 -> "a service behind it doesn't answer; './renewal status' tells which";
                default -> "it gives no reason";
            };
        }
        var line = text.lines().findFirst().orElse("");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
    }
}
