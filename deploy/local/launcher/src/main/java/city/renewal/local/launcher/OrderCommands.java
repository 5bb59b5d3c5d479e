package city.renewal.local.launcher;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Parses and runs {@code ./renewal orders}; each subcommand has a default user. */
final class OrderCommands {

    private static final List<Subcommand> SUBCOMMANDS = List.of(
            new Subcommand("list", "commander", false, List.of(), List.of("--project")),
            new Subcommand("show", "commander", true, List.of(), List.of()),
            new Subcommand("paper", "commander", true, List.of(), List.of("--out")),
            new Subcommand(
                    "issue",
                    "supervisor",
                    false,
                    List.of("--project", "--colour", "--matter", "--basis", "--demand"),
                    List.of("--node", "--unit", "--days")),
            new Subcommand("answer", "unit", true, List.of("--text"), List.of()),
            new Subcommand("return", "supervisor", true, List.of("--reason"), List.of("--days")),
            new Subcommand("close", "supervisor", true, List.of(), List.of("--note")));
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

    /** @param ordersAs the orders with the rights of a default user, unless the arguments name another one */
    OrderCommands(BiFunction<String, Arguments, Orders> ordersAs, Path workingFolder) {
        this.ordersAs = ordersAs;
        this.workingFolder = workingFolder;
    }

    int run(List<String> args) {
        var invocation = Subcommand.parse("orders", "an order's id", SUBCOMMANDS, args);
        var arguments = invocation.arguments();
        var days = arguments.value("--days").map(OrderCommands::days);
        var orders = ordersAs.apply(invocation.user(), arguments);
        var id = invocation.id();
        switch (invocation.name()) {
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
            throw new CommandException("'--days %s' is no number of days".formatted(text));
        }
        return text;
    }
}
