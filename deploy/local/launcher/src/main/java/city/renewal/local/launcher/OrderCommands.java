package city.renewal.local.launcher;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Understands what was typed behind {@code ./renewal orders}; each action has the user who usually does it. */
final class OrderCommands {

    private static final List<Action> ACTIONS = List.of(
            new Action("list", "commander", false, List.of(), List.of("--project")),
            new Action("show", "commander", true, List.of(), List.of()),
            new Action("paper", "commander", true, List.of(), List.of("--out")),
            new Action(
                    "issue",
                    "supervisor",
                    false,
                    List.of("--project", "--colour", "--matter", "--basis", "--demand"),
                    List.of("--node", "--unit", "--days")),
            new Action("answer", "unit", true, List.of("--text"), List.of()),
            new Action("return", "supervisor", true, List.of("--reason"), List.of("--days")),
            new Action("close", "supervisor", true, List.of(), List.of("--note")));
    private static final Map<String, String> FIELDS = Map.of(
            "--project", "projectId",
            "--node", "nodeId",
            "--unit", "unitId",
            "--colour", "colour",
            "--matter", "matter",
            "--basis", "basis",
            "--demand", "demand");

    private final BiFunction<String, Arguments, Orders> ordersAs;
    private final Path workingFolder;

    /** @param ordersAs the orders as a user sees them, unless the arguments name another user */
    OrderCommands(BiFunction<String, Arguments, Orders> ordersAs, Path workingFolder) {
        this.ordersAs = ordersAs;
        this.workingFolder = workingFolder;
    }

    int run(List<String> typed) {
        var chosen = Action.choose("orders", "an order's id", ACTIONS, typed);
        var arguments = chosen.arguments();
        var days = arguments.value("--days").map(OrderCommands::days);
        var orders = ordersAs.apply(chosen.user(), arguments);
        var id = chosen.id();
        switch (chosen.word()) {
            case "show" -> orders.show(id);
            case "paper" -> orders.paper(id, arguments.value("--out").map(workingFolder::resolve));
            case "issue" -> orders.issue(fields(arguments), days);
            case "answer" -> orders.answer(id, arguments.value("--text").orElseThrow());
            case "return" -> orders.sendBack(id, arguments.value("--reason").orElseThrow(), days);
            case "close" -> orders.close(id, arguments.value("--note"));
            default -> orders.list(arguments.value("--project"));
        }
        return 0;
    }

    private static Map<String, Optional<String>> fields(Arguments arguments) {
        var fields = new LinkedHashMap<String, Optional<String>>();
        FIELDS.forEach((option, field) -> fields.put(field, arguments.value(option)));
        return fields;
    }

    private static String days(String text) {
        if (!text.matches("[0-9]{1,3}")) {
            throw new Refused("'--days %s' is no number of days".formatted(text));
        }
        return text;
    }
}
