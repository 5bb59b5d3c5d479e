package city.renewal.local.launcher;

import static city.renewal.local.launcher.GatewayClient.asList;
import static city.renewal.local.launcher.GatewayClient.urlEncoded;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows and changes alerts in the terminal, through the gateway and with the rights of one user. */
final class Alerts {

    private static final String PATH = "/api/v1/alerts";

    private final GatewayClient gateway;
    private final PrintStream out;
    private final ProjectLookup projects;

    Alerts(GatewayClient gateway, PrintStream out) {
        this.gateway = gateway;
        this.projects = new ProjectLookup(gateway);
        this.out = out;
    }

    /** Prints the open alerts, the newest first. */
    void list(Optional<String> project) {
        var only = project.map(id -> "&project=" + urlEncoded(id)).orElse("");
        var alerts = asList(Json.at(gateway.get(PATH + "?open=true&limit=100" + only), "items"));
        if (alerts.isEmpty()) {
            out.println("No alert is open, as far as this user sees");
            return;
        }
        for (var alert : alerts) {
            var acknowledgedBy = Json.at(alert, "acknowledgedBy");
            out.println("%s  level %s  %s  %s  since %s%s"
                    .formatted(
                            Json.at(alert, "alertId"),
                            Json.at(alert, "level"),
                            Json.at(alert, "kind"),
                            about(alert),
                            local(alert, Json.at(alert, "raisedAt")),
                            acknowledgedBy == null ? "" : "  acknowledged by " + acknowledgedBy));
        }
    }

    /** Prints who was notified or not, when and by which rule. */
    void explain(String alertId) {
        var alert = gateway.get(PATH + "/" + urlEncoded(alertId));
        var explanation = gateway.get(PATH + "/" + urlEncoded(alertId) + "/explanation");
        out.println("%s  %s".formatted(Json.at(alert, "kind"), about(alert)));
        out.println("level %s by policy %s, next look at %s"
                .formatted(
                        Json.at(explanation, "level"),
                        Json.at(explanation, "policyId"),
                        local(alert, Json.at(explanation, "nextLookAt"))));
        for (var order : asList(Json.at(explanation, "orders"))) {
            out.println("level %s issued %s (%s), %s, answer by %s"
                    .formatted(
                            Json.at(order, "level"),
                            Json.at(order, "number"),
                            Json.at(order, "orderId"),
                            Json.at(order, "state"),
                            Json.at(order, "answerDue")));
        }
        for (var turn : asList(Json.at(explanation, "turns"))) {
            var notified = Json.at(turn, "toldPersonId");
            out.println("%s  level %s  %s"
                    .formatted(
                            local(alert, Json.at(turn, "at")),
                            Json.at(turn, "level"),
                            notified == null ? "nobody was told" : notified + " was told"));
            for (var stage : asList(Json.at(turn, "stages"))) {
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
        var alert = gateway.post(PATH + "/" + urlEncoded(alertId) + "/acknowledgement", body);
        out.println("Acknowledged by %s at %s"
                .formatted(Json.at(alert, "acknowledgedBy"), local(alert, Json.at(alert, "acknowledgedAt"))));
    }

    void silence(String project, String until, String reason) {
        var ends = projects.instant("--until", until, project);
        var silence = gateway.post(
                "/api/v1/silences",
                "{\"match\": [{\"trait\": \"PROJECT\", \"values\": [%s]}], \"reason\": %s, \"endsAt\": %s}"
                        .formatted(Json.quoted(project), Json.quoted(reason), Json.quoted(ends.toString())));
        out.println("Silence %s: the alerts of %s are held back until %s"
                .formatted(
                        Json.at(silence, "silenceId"),
                        projects.named(project),
                        projects.local(Json.at(silence, "endsAt"), project)));
    }

    /** The project's name, and the id of the node, problem or order. */
    private String about(@Nullable Object alert) {
        var subject = Json.at(alert, "subject");
        var projectId = String.valueOf(Json.at(alert, "projectId"));
        var parts = new ArrayList<String>();
        if (!projectId.isEmpty() && !projectId.equals("null")) {
            parts.add(projects.named(projectId));
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
        return projects.local(instant, Json.at(alert, "projectId"));
    }
}
