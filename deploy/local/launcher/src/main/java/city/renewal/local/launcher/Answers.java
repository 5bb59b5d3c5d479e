package city.renewal.local.launcher;

import static city.renewal.local.launcher.FrontDoor.each;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what a process of ours answered, and says a refusal in a sentence. */
final class Answers {

    private static final int LONGEST = 300;

    private Answers() {}

    /** The answer's value; a refusal when it is none, or no JSON. */
    static @Nullable Object json(String who, Http.Answer answer) {
        if (!answer.isGood()) {
            throw refused(who, answer);
        }
        var value = readable(answer.body());
        if (value == null && !answer.body().strip().equals("null")) {
            throw new Refused(
                    "%s answers something that is no JSON; './renewal status' tells how it is".formatted(who));
        }
        return value;
    }

    /** What was refused and why: the problem's detail, and each field that is wrong. */
    static Refused refused(String who, Http.Answer answer) {
        var problem = readable(answer.body());
        var parts = new ArrayList<String>();
        var detail = Json.at(problem, "detail");
        if (detail != null) {
            parts.add(String.valueOf(detail));
        } else if (Json.at(problem, "title") != null) {
            parts.add(String.valueOf(Json.at(problem, "title")));
        } else if (problem == null) {
            parts.add(plain(answer));
        }
        for (var violation : each(Json.at(problem, "violations"))) {
            parts.add("%s %s".formatted(Json.at(violation, "field"), Json.at(violation, "message")));
        }
        return new Refused("%s refuses (%d): %s".formatted(who, answer.status(), String.join("; ", parts)));
    }

    /** Why a process couldn't be asked, in words. */
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

    private static @Nullable Object readable(String body) {
        try {
            return Json.read(body);
        } catch (IllegalArgumentException noJson) {
            return null;
        }
    }

    private static String plain(Http.Answer answer) {
        var text = answer.body().strip();
        if (text.isEmpty() || text.startsWith("<")) {
            return switch (answer.status()) {
                case 401 -> "it doesn't accept the token";
                case 403 -> "this user may not do that";
                case 404 -> "there is no such thing, or this user doesn't see it";
                case 502, 503, 504 -> "a service behind it doesn't answer; './renewal status' tells which";
                default -> "it gives no reason";
            };
        }
        var line = text.lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
