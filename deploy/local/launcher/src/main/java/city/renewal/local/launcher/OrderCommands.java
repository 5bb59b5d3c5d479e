package city.renewal.local.launcher;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Understands what was typed behind {@code ./renewal orders}; each action has the user who usually does it. */
final class OrderCommands {

    private static final Set<String> WITH_AN_ORDER = Set.of("show", "paper", "answer", "return", "close");
    private static final Map<String, String> FIELDS = Map.of(
            "--project", "projectId",
            "--node", "nodeId",
            "--unit", "unitId",
            "--colour", "colour",
            "--matter", "matter",
            "--basis", "basis",
            "--demand", "demand");
    private static final Set<String> OPTIONS = Set.of(
            "--data",
            "--as",
            "--project",
            "--node",
            "--unit",
            "--colour",
            "--matter",
            "--basis",
            "--demand",
            "--days",
            "--out",
            "--text",
            "--reason",
            "--note");

    private final BiFunction<String, Arguments, Orders> ordersAs;
    private final Path workingFolder;

    /** @param ordersAs the orders as a user sees them, unless the arguments name another user */
    OrderCommands(BiFunction<String, Arguments, Orders> ordersAs, Path workingFolder) {
        this.ordersAs = ordersAs;
        this.workingFolder = workingFolder;
    }

    int run(List<String> typed) {
        var arguments = Arguments.parse("orders", typed, OPTIONS, Set.of());
        var words = arguments.rest();
        var action = words.isEmpty() ? "list" : words.getFirst();
        var isAboutOne = WITH_AN_ORDER.contains(action);
        if (Math.max(words.size(), 1) != (isAboutOne ? 2 : 1)) {
            throw new Refused(
                    "'orders %s' needs %s".formatted(action, isAboutOne ? "one order's id" : "no more words"));
        }
        act(action, isAboutOne ? words.getLast() : "", arguments);
        return 0;
    }

    private void act(String action, String orderId, Arguments arguments) {
        switch (action) {
            case "list" -> ordersAs.apply("commander", arguments).list(arguments.value("--project"));
            case "show" -> ordersAs.apply("commander", arguments).show(orderId);
            case "paper" ->
                ordersAs.apply("commander", arguments)
                        .paper(orderId, arguments.value("--out").map(workingFolder::resolve));
            case "issue" -> issue(arguments);
            case "answer" -> {
                var text = Commands.needed("orders answer", arguments, "--text");
                ordersAs.apply("unit", arguments).answer(orderId, text);
            }
            case "return" -> {
                var reason = Commands.needed("orders return", arguments, "--reason");
                ordersAs.apply("supervisor", arguments).sendBack(orderId, reason);
            }
            case "close" -> ordersAs.apply("supervisor", arguments).close(orderId, arguments.value("--note"));
            default ->
                throw new Refused("'orders' knows list, show, paper, issue, answer, return and close, not '%s'"
                        .formatted(action));
        }
    }

    private void issue(Arguments arguments) {
        for (var option : List.of("--project", "--colour", "--matter", "--basis", "--demand")) {
            Commands.needed("orders issue", arguments, option);
        }
        var fields = new LinkedHashMap<String, Optional<String>>();
        FIELDS.forEach((option, field) -> fields.put(field, arguments.value(option)));
        ordersAs.apply("supervisor", arguments).issue(fields, arguments.value("--days"));
    }
}
