package city.renewal.local.launcher;

import java.util.List;
import java.util.function.BiFunction;

/** Parses and runs {@code ./renewal alerts}; each subcommand has a default user. */
final class AlertCommands {

    private static final List<Subcommand> SUBCOMMANDS = List.of(
            new Subcommand("list", "commander", false, List.of(), List.of("--project")),
            new Subcommand("explain", "commander", true, List.of(), List.of()),
            new Subcommand("acknowledge", "owner", true, List.of(), List.of("--note")),
            new Subcommand("silence", "admin", false, List.of("--project", "--until", "--reason"), List.of()));

    private final BiFunction<String, Arguments, Alerts> alertsAs;

    /** @param alertsAs the alerts with the rights of a default user, unless the arguments name another one */
    AlertCommands(BiFunction<String, Arguments, Alerts> alertsAs) {
        this.alertsAs = alertsAs;
    }

    int run(List<String> args) {
        var invocation = Subcommand.parse("alerts", "an alert's id", SUBCOMMANDS, args);
        var arguments = invocation.arguments();
        var alerts = alertsAs.apply(invocation.user(), arguments);
        switch (invocation.name()) {
            case "explain" -> alerts.explain(invocation.id());
            case "acknowledge" -> alerts.acknowledge(invocation.id(), arguments.value("--note"));
            case "silence" ->
                alerts.silence(
                        arguments.value("--project").orElseThrow(),
                        arguments.value("--until").orElseThrow(),
                        arguments.value("--reason").orElseThrow());
            default -> alerts.list(arguments.value("--project"));
        }
        return 0;
    }
}
