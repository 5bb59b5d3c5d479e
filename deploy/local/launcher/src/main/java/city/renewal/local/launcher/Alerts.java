package city.renewal.local.launcher;

import static city.renewal.local.launcher.FrontDoor.each;
import static city.renewal.local.launcher.FrontDoor.inPath;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The alerts in the terminal, through the front door and with the rights of one user. */
final class Alerts {

    private static final String PATH = "/api/v1/alerts";

    private final FrontDoor door;
    private final PrintStream out;
    private final KnownProjects known;

    Alerts(FrontDoor door, PrintStream out) {
        this.door = door;
        this.known = new KnownProjects(door);
        this.out = out;
    }

    /** Those that are open, the newest first. */
    void list(Optional<String> project) {
        var only = project.map(id -> "&project=" + inPath(id)).orElse("");
        var alerts = each(Json.at(door.get(PATH + "?open=true&limit=100" + only), "items"));
        if (alerts.isEmpty()) {
            out.println("No alert is open, as far as this user sees");
            return;
        }
        for (var alert : alerts) {
            var answered = Json.at(alert, "acknowledgedBy");
            out.println("%s  level %s  %s  %s  since %s%s"
                    .formatted(
                            Json.at(alert, "alertId"),
                            Json.at(alert, "level"),
                            Json.at(alert, "kind"),
                            about(alert),
                            local(alert, Json.at(alert, "raisedAt")),
                            answered == null ? "" : "  acknowledged by " + answered));
        }
    }

    /** Who was told or not, when and by which rule. */
    void explain(String alertId) {
        var alert = door.get(PATH + "/" + inPath(alertId));
        var explained = door.get(PATH + "/" + inPath(alertId) + "/explanation");
        out.println("%s  %s".formatted(Json.at(alert, "kind"), about(alert)));
        out.println("level %s by policy %s, next look at %s"
                .formatted(
                        Json.at(explained, "level"),
                        Json.at(explained, "policyId"),
                        local(alert, Json.at(explained, "nextLookAt"))));
        for (var order : each(Json.at(explained, "orders"))) {
            out.println("level %s issued %s (%s), %s, answer by %s"
                    .formatted(
                            Json.at(order, "level"),
                            Json.at(order, "number"),
                            Json.at(order, "orderId"),
                            Json.at(order, "state"),
                            Json.at(order, "answerDue")));
        }
        for (var turn : each(Json.at(explained, "turns"))) {
            var told = Json.at(turn, "toldPersonId");
            out.println("%s  level %s  %s"
                    .formatted(
                            local(alert, Json.at(turn, "at")),
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
        var alert = door.post(PATH + "/" + inPath(alertId) + "/acknowledgement", body);
        out.println("Acknowledged by %s at %s"
                .formatted(Json.at(alert, "acknowledgedBy"), local(alert, Json.at(alert, "acknowledgedAt"))));
    }

    void silence(String project, String until, String reason) {
        var ends = known.instant("--until", until, project);
        var silence = door.post(
                "/api/v1/silences",
                "{\"match\": [{\"trait\": \"PROJECT\", \"values\": [%s]}], \"reason\": %s, \"endsAt\": %s}"
                        .formatted(Json.quoted(project), Json.quoted(reason), Json.quoted(ends.toString())));
        out.println("Silence %s: the alerts of %s are held back until %s"
                .formatted(
                        Json.at(silence, "silenceId"),
                        known.named(project),
                        known.local(Json.at(silence, "endsAt"), project)));
    }

    /** The project by its name, and the node, problem or order by its id. */
    private String about(@Nullable Object alert) {
        var subject = Json.at(alert, "subject");
        var projectId = String.valueOf(Json.at(alert, "projectId"));
        var parts = new ArrayList<String>();
        if (!projectId.isEmpty() && !projectId.equals("null")) {
            parts.add(known.named(projectId));
        }
        for (var member : List.of("nodeId", "problemId", "orderId", "district")) {
            var id = Json.at(subject, member) == null ? Json.at(alert, member) : Json.at(subject, member);
            if (id != null && !id.equals("")) {
                parts.add("%s %s".formatted(member.replace("Id", ""), id));
            }
        }
        return String.join(", ", parts);
    }

    private String local(@Nullable Object alert, @Nullable Object instant) {
        return known.local(instant, Json.at(alert, "projectId"));
    }
}
