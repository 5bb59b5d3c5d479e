package city.renewal.local.launcher;

import java.util.List;
import java.util.function.BiFunction;

/** Understands what was typed behind {@code ./renewal alerts}; each action has the user who usually does it. */
final class AlertCommands {

    private static final List<Action> ACTIONS = List.of(
            new Action("list", "commander", false, List.of(), List.of("--project")),
            new Action("explain", "commander", true, List.of(), List.of()),
            new Action("acknowledge", "owner", true, List.of(), List.of("--note")),
            new Action("silence", "admin", false, List.of("--project", "--until", "--reason"), List.of()));

    private final BiFunction<String, Arguments, Alerts> alertsAs;

    /** @param alertsAs the alerts as a user sees them, unless the arguments name another user */
    AlertCommands(BiFunction<String, Arguments, Alerts> alertsAs) {
        this.alertsAs = alertsAs;
    }

    int run(List<String> typed) {
        var chosen = Action.choose("alerts", "an alert's id", ACTIONS, typed);
        var arguments = chosen.arguments();
        var alerts = alertsAs.apply(chosen.user(), arguments);
        switch (chosen.word()) {
            case "explain" -> alerts.explain(chosen.id());
            case "acknowledge" -> alerts.acknowledge(chosen.id(), arguments.value("--note"));
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
