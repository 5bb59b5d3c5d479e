package city.renewal.local.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The alerts in the terminal, through the front door and with the rights of one user. */
final class Alerts {

    private static final String PATH = "/api/v1/alerts";

    private final String gateway;
    private final String token;
    private final PrintStream out;

    Alerts(String gateway, String token, PrintStream out) {
        this.gateway = gateway;
        this.token = token;
        this.out = out;
    }

    /** Those that are open, the newest first. */
    void list(Optional<String> project) {
        var only = project.map(id -> "&project=" + inPath(id)).orElse("");
        var items = Json.at(get(PATH + "?open=true&limit=100" + only), "items");
        if (!(items instanceof List<?> alerts) || alerts.isEmpty()) {
            out.println("No alert is open, as far as this user sees");
            return;
        }
        for (var alert : alerts) {
            var answered = Json.at(alert, "acknowledgedBy");
            out.println("%s  level %s  %s  %s/%s  since %s%s"
                    .formatted(
                            Json.at(alert, "alertId"),
                            Json.at(alert, "level"),
                            Json.at(alert, "kind"),
                            Json.at(alert, "projectId"),
                            Json.at(alert, "nodeId"),
                            Json.at(alert, "raisedAt"),
                            answered == null ? "" : "  acknowledged by " + answered));
        }
    }

    /** Who was told or not, when and by which rule. */
    void explain(String alertId) {
        var explained = get(PATH + "/" + inPath(alertId) + "/explanation");
        out.println("level %s by policy %s, next look at %s"
                .formatted(
                        Json.at(explained, "level"),
                        Json.at(explained, "policyId"),
                        orNone(Json.at(explained, "nextLookAt"))));
        for (var turn : each(Json.at(explained, "turns"))) {
            var told = Json.at(turn, "toldPersonId");
            out.println("%s  level %s  %s"
                    .formatted(
                            Json.at(turn, "at"),
                            Json.at(turn, "level"),
                            told == null ? "nobody was told" : told + " was told"));
            for (var stage : each(Json.at(turn, "stages"))) {
                var reason = Json.at(stage, "stoppedBecause");
                out.println("    %-9s %s%s"
                        .formatted(
                                Json.at(stage, "stage"), reason == null ? "" : reason + ": ", Json.at(stage, "rule")));
            }
        }
    }

    void acknowledge(String alertId, Optional<String> note) {
        var body =
                note.map(text -> "{\"note\": %s}".formatted(Json.quoted(text))).orElse("{}");
        var alert = post(PATH + "/" + inPath(alertId) + "/acknowledgement", body);
        out.println("Acknowledged by %s at %s"
                .formatted(Json.at(alert, "acknowledgedBy"), Json.at(alert, "acknowledgedAt")));
    }

    void silence(String project, String until, String reason) {
        var silence = post(
                "/api/v1/silences",
                "{\"match\": [{\"trait\": \"PROJECT\", \"values\": [%s]}], \"reason\": %s, \"endsAt\": %s}"
                        .formatted(Json.quoted(project), Json.quoted(reason), Json.quoted(until)));
        out.println("Silence %s until %s".formatted(Json.at(silence, "silenceId"), Json.at(silence, "endsAt")));
    }

    private @Nullable Object get(String path) {
        try {
            return good(Http.get(gateway + path, Map.of("Authorization", "Bearer " + token)));
        } catch (IOException unreachable) {
            throw unreachable(unreachable);
        }
    }

    private @Nullable Object post(String path, String body) {
        try {
            return good(Http.post(
                    gateway + path,
                    Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"),
                    body.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException unreachable) {
            throw unreachable(unreachable);
        }
    }

    private static @Nullable Object good(Http.Answer answer) {
        if (!answer.isGood()) {
            throw new Refused("The platform refuses: %d %s"
                    .formatted(answer.status(), answer.body().strip()));
        }
        return Json.read(answer.body());
    }

    private static Refused unreachable(IOException cause) {
        return new Refused("The gateway doesn't answer; './renewal status' tells how it is", cause);
    }

    private static List<?> each(@Nullable Object list) {
        return list instanceof List<?> items ? items : List.of();
    }

    private static Object orNone(@Nullable Object value) {
        return value == null ? "no time" : value;
    }

    private static String inPath(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }
}
