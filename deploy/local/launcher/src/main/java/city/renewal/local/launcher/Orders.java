package city.renewal.local.launcher;

import static city.renewal.local.launcher.GatewayClient.asList;
import static city.renewal.local.launcher.GatewayClient.urlEncoded;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows and changes supervision orders (督办单) in the terminal, through the gateway and with the rights of one user. */
final class Orders {

    private static final String PATH = "/api/v1/supervision-orders";

    private final GatewayClient gateway;
    private final PrintStream out;
    private final ProjectLookup projects;

    Orders(GatewayClient gateway, PrintStream out) {
        this.gateway = gateway;
        this.projects = new ProjectLookup(gateway);
        this.out = out;
    }

    /** Prints the orders that are not filed yet, the newest first. */
    void list(Optional<String> project) {
        var only = project.map(id -> "&project=" + urlEncoded(id)).orElse("");
        var orders = asList(Json.at(gateway.get(PATH + "?open=true&limit=100" + only), "items"));
        if (orders.isEmpty()) {
            out.println("No supervision order is open, as far as this user sees");
            return;
        }
        for (var order : orders) {
            out.println("%s  %s  %-6s  %-8s  %s  answer by %s%s  %s  %s"
                    .formatted(
                            Json.at(order, "orderId"),
                            Json.at(order, "number"),
                            Json.at(order, "colour"),
                            Json.at(order, "state"),
                            unit(order),
                            Json.at(order, "answerDue"),
                            lateness(order),
                            project(order),
                            Json.at(order, "matter")));
        }
    }

    /** Prints an order with its answers, returns and filing. */
    void show(String orderId) {
        var order = gateway.get(PATH + "/" + urlEncoded(orderId));
        out.println(
                "%s  %s  %s".formatted(Json.at(order, "number"), Json.at(order, "colour"), Json.at(order, "state")));
        out.println("to       %s".formatted(unit(order)));
        out.println("project  %s%s".formatted(project(order), node(order)));
        out.println("matter   %s".formatted(Json.at(order, "matter")));
        out.println("basis    %s".formatted(Json.at(order, "basis")));
        out.println("demand   %s".formatted(Json.at(order, "demand")));
        out.println("issued   %s by %s".formatted(local(order, order, "issuedAt"), issuer(order)));
        for (var round : asList(Json.at(order, "rounds"))) {
            out.println("answer by %s".formatted(Json.at(round, "answerDue")));
            var answer = Json.at(round, "answer");
            if (answer != null) {
                out.println("    %s  %s answered: %s"
                        .formatted(local(order, answer, "at"), Json.at(answer, "by"), Json.at(answer, "text")));
            }
            var returned = Json.at(round, "returned");
            if (returned != null) {
                out.println("    %s  %s sent it back: %s"
                        .formatted(local(order, returned, "at"), Json.at(returned, "by"), Json.at(returned, "reason")));
            }
        }
        var closure = Json.at(order, "closure");
        if (closure != null) {
            out.println("filed    %s by %s, %s"
                    .formatted(local(order, closure, "at"), Json.at(closure, "by"), Json.at(closure, "outcome")));
        }
    }

    /** Prints the order's paper form, or writes it to a new file. */
    void paper(String orderId, Optional<Path> file) {
        var page = gateway.text(PATH + "/" + urlEncoded(orderId) + "/paper");
        if (file.isEmpty()) {
            out.println(page);
            return;
        }
        var target = file.get();
        if (Files.exists(target)) {
            throw new CommandException("'%s' is there already; it is not overwritten".formatted(target));
        }
        try {
            Files.writeString(target, page);
        } catch (IOException cause) {
            throw Disk.failure("write", target, cause);
        }
        out.println("Wrote %s; a browser prints it on A4".formatted(target));
    }

    /** Issues an order to a unit about a project or one of its nodes; the platform fills in missing fields. */
    void issue(Map<String, Optional<String>> fields, Optional<String> days) {
        var values = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> value.ifPresent(text -> values.put(name, Json.quoted(text))));
        days.ifPresent(number -> values.put("answerWithinDays", number));
        var body = values.entrySet().stream()
                .map(field -> "%s: %s".formatted(Json.quoted(field.getKey()), field.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
        printResult("Issued", gateway.post(PATH, body));
    }

    void answer(String orderId, String text) {
        printResult(
                "Answered",
                gateway.post(
                        PATH + "/" + urlEncoded(orderId) + "/reply", "{\"answer\": %s}".formatted(Json.quoted(text))));
    }

    void sendBack(String orderId, String reason, Optional<String> days) {
        var within = days.map(number -> ", \"answerWithinDays\": " + number).orElse("");
        var body = "{\"reason\": %s%s}".formatted(Json.quoted(reason), within);
        printResult("Sent back", gateway.post(PATH + "/" + urlEncoded(orderId) + "/return", body));
    }

    void close(String orderId, Optional<String> note) {
        var body =
                note.map(text -> "{\"note\": %s}".formatted(Json.quoted(text))).orElse("{}");
        printResult("Filed", gateway.post(PATH + "/" + urlEncoded(orderId) + "/closure", body));
    }

    private void printResult(String done, @Nullable Object order) {
        out.println("%s: %s (%s), %s, answer by %s"
                .formatted(
                        done,
                        Json.at(order, "number"),
                        Json.at(order, "orderId"),
                        Json.at(order, "state"),
                        Json.at(order, "answerDue")));
    }

    private static @Nullable Object unit(@Nullable Object order) {
        return Json.at(Json.at(order, "unit"), "name");
    }

    private static String node(@Nullable Object order) {
        var name = Json.at(order, "nodeName");
        return name == null ? "" : " · " + name;
    }

    private static String lateness(@Nullable Object order) {
        return Boolean.TRUE.equals(Json.at(order, "overdue"))
                ? ", %s days late".formatted(Json.at(order, "overdueDays"))
                : "";
    }

    /** The name and id of the order's subject: the project, or a problem without a project. */
    private static String project(@Nullable Object order) {
        var id = String.valueOf(Json.at(order, "projectId"));
        return id.isEmpty()
                ? String.valueOf(Json.at(order, "problemTitle"))
                : "%s (%s)".formatted(Json.at(order, "projectName"), id);
    }

    private static String issuer(@Nullable Object order) {
        var name = Json.at(order, "issuedByName");
        var id = Json.at(order, "issuedBy");
        return name == null ? String.valueOf(id) : "%s (%s)".formatted(name, id);
    }

    private String local(@Nullable Object order, @Nullable Object of, String member) {
        return projects.local(Json.at(of, member), Json.at(order, "projectId"));
    }
}
