package city.renewal.local.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Understands what was typed and does it; answers the exit code. */
final class Commands {

    /** What a refusal's line begins with, on the way from a background launcher to the terminal. */
    static final String REFUSAL = "renewal: ";

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int NOTHING_RUNS = 3;
    private static final int LISTS_DIFFER = 4;
    private static final int DEFAULT_PORT = 8080;
    private static final String DEFAULT_DEMO = "laoshan-2023";
    private static final String HELP = """
            ./renewal up      builds what is not built, starts everything, loads the demonstration; Ctrl-C ends it
                --detach          returns when all is well, and goes on in the background
                --data DIR        the platform's folder (default .renewal)
                --port N          where the gateway listens (default 8080)
                --demo NAME       laoshan-2023 (default), others of deploy/demo, split by commas, 'all' or 'none'
                --clock TIME      'system', or a drill such as 2023-06-30T08:00+08:00 or 2023-06-30T08:00+08:00;x60
                --build never     starts what was built before
            ./renewal down    ends everything                                  (--data DIR)
            ./renewal status  how every process is                             (--data DIR, --json)
            ./renewal rebuild  folds all facts again beside the live lists and compares them, row by row  (--data DIR)
                --switch          and makes the rebuilt lists the live ones
            ./renewal token USER  a bearer token for a demonstration user      (--data DIR)
            ./renewal alerts  what is open                                     (--project ID, --as USER, --data DIR)
                explain ID        who was told or not, when and by which rule
                acknowledge ID    answers it, as --as USER (default owner)     (--note TEXT)
                silence           holds a project's alerts back                (--project ID, --until TIME, --reason TEXT)
            ./renewal orders  supervision orders that are not filed yet        (--project ID, --as USER, --data DIR)
                show ID           what it says and what became of it
                paper ID          the page that offices file               (--out FILE)
                issue             gives a unit an order (--project, --node, --unit, --colour, --matter, --basis, --demand, --days)
                answer ID         the unit's answer, as --as USER (default unit)        (--text TEXT)
                return ID         sends the answer back, as supervisor                  (--reason TEXT)
                close ID          files it                                              (--note TEXT)
            ./renewal audit   whether every overdue node has its alert, every alert somebody (--data DIR)
            ./renewal test    the whole build with every test
            ./renewal bench   measures the platform""";

    private final Path root;
    private final Path workingFolder;
    private final Catalogue catalogue;
    private final Map<String, String> environment;
    private final List<String> relaunch;
    private final PrintStream out;

    /**
     * @param relaunch the command that starts this very program again, for the background
     */
    Commands(
            Path root,
            Path workingFolder,
            Catalogue catalogue,
            Map<String, String> environment,
            List<String> relaunch,
            PrintStream out) {
        this.root = root;
        this.workingFolder = workingFolder;
        this.catalogue = catalogue;
        this.environment = environment;
        this.relaunch = relaunch;
        this.out = out;
    }

    int run(List<String> typed) {
        try {
            return dispatch(
                    typed.isEmpty() ? "help" : typed.getFirst(),
                    typed.isEmpty() ? typed : typed.subList(1, typed.size()));
        } catch (Refused refusal) {
            System.err.println(REFUSAL + refusal.getMessage());
            return REFUSED;
        }
    }

    private int dispatch(String command, List<String> typed) {
        return switch (command) {
            case "up" -> up(typed);
            case "down" -> down(typed);
            case "status" -> status(typed);
            case "token" -> token(typed);
            case "rebuild" -> rebuild(typed);
            case "audit" -> audit(typed);
            case "alerts" -> alerts(typed);
            case "orders" -> orders(typed);
            case "help", "--help", "-h" -> {
                out.println(HELP);
                yield DONE;
            }
            default -> throw new Refused("There is no command '%s'; './renewal help' lists them".formatted(command));
        };
    }

    private int up(List<String> typed) {
        var arguments = Arguments.parse(
                        "up",
                        typed,
                        Set.of("--data", "--port", "--demo", "--clock", "--build", "--announce"),
                        Set.of("--detach"))
                .expectNothingElse("up");
        var wish = wish(arguments);
        var terminal = new Terminal(out);
        if (arguments.has("--detach")) {
            var background = new ArrayList<>(relaunch);
            background.add("up");
            typed.stream().filter(word -> !word.equals("--detach")).forEach(background::add);
            new Detached(wish.folder(), terminal).start(background);
        } else {
            new Up(root, catalogue, environment, InstantSource.system(), terminal).runUntilTold(wish);
        }
        return DONE;
    }

    private Up.Wish wish(Arguments arguments) {
        var clock = arguments.value("--clock");
        clock.ifPresent(ClockSetting::parse);
        return new Up.Wish(
                folder(arguments),
                port(arguments),
                clock,
                demos(arguments),
                arguments.value("--announce").map(Path::of));
    }

    private static int port(Arguments arguments) {
        var text = arguments.value("--port").orElse(String.valueOf(DEFAULT_PORT));
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new Refused("'--port %s' is no port: it is a number from 1 to 65535".formatted(text));
        }
        return Integer.parseInt(text);
    }

    private List<String> demos(Arguments arguments) {
        var known = Demo.names(root.resolve("deploy/demo"));
        var foreignIssuer = !environment.getOrDefault("OIDC_ISSUER_URI", "").isBlank();
        var asked = arguments.value("--demo").orElse(foreignIssuer ? "none" : DEFAULT_DEMO);
        if (asked.equals("none")) {
            return List.of();
        }
        if (foreignIssuer) {
            throw new Refused(
                    "A demonstration is loaded with the embedded issuer's users; with OIDC_ISSUER_URI use '--demo none'");
        }
        if (asked.equals("all")) {
            return known;
        }
        var names = List.of(asked.split(",", -1));
        for (var name : names) {
            if (!known.contains(name)) {
                throw new Refused("There is no demonstration '%s'; there are: %s, all, none"
                        .formatted(name, String.join(", ", known)));
            }
        }
        return names;
    }

    private int down(List<String> typed) {
        var folder = folder(
                Arguments.parse("down", typed, Set.of("--data"), Set.of()).expectNothingElse("down"));
        var ended = Files.isDirectory(folder.path()) && Down.endPlatformOf(folder);
        out.println((ended ? "Ended the platform on " : "Nothing runs on ") + folder.path());
        return DONE;
    }

    private int status(List<String> typed) {
        var arguments = Arguments.parse("status", typed, Set.of("--data"), Set.of("--json"))
                .expectNothingElse("status");
        var folder = folder(arguments);
        var status = Status.of(folder);
        if (arguments.has("--json")) {
            out.println(status.map(Status::json).orElse("{\"gateway\": null, \"processes\": []}"));
        } else {
            out.println(status.map(Status::table).orElse("Nothing runs on " + folder.path()));
        }
        return status.isPresent() ? DONE : NOTHING_RUNS;
    }

    private int token(List<String> typed) {
        var arguments = Arguments.parse("token", typed, Set.of("--data"), Set.of());
        if (arguments.rest().size() != 1) {
            throw new Refused("'token' needs one demonstration user; there are: " + Tokens.USERS);
        }
        var user = arguments.rest().getFirst();
        Tokens.expectUser(user);
        out.println(tokens(folder(arguments)).tokenOf(user));
        return DONE;
    }

    private static Tokens tokens(DataFolder folder) {
        var issuer = RunRecord.in(folder)
                .filter(RunRecord::isAnybodyAlive)
                .flatMap(record -> record.entries().stream()
                        .filter(entry -> entry.name().equals("issuer"))
                        .findFirst())
                .orElseThrow(() -> new Refused("No embedded issuer runs on '%s'".formatted(folder.path())));
        return new Tokens(folder, issuer.port());
    }

    private int audit(List<String> typed) {
        var folder = folder(
                Arguments.parse("audit", typed, Set.of("--data"), Set.of()).expectNothingElse("audit"));
        var token = tokens(folder).tokenOf("admin");
        var gateway = Status.of(folder).map(Status::gateway).orElseThrow();
        try {
            var answer = Http.get(gateway + "/api/v1/alerts/audit", Map.of("Authorization", "Bearer " + token));
            if (!answer.isGood()) {
                throw new Refused("The audit was refused: %d %s"
                        .formatted(answer.status(), answer.body().strip()));
            }
            var audit = AlertAudit.read(answer.body());
            out.println(audit.text());
            return audit.isGood() ? DONE : REFUSED;
        } catch (IOException unreachable) {
            throw new Refused("The gateway doesn't answer; './renewal status' tells how it is", unreachable);
        }
    }

    private int alerts(List<String> typed) {
        var arguments = Arguments.parse(
                "alerts", typed, Set.of("--data", "--as", "--project", "--note", "--until", "--reason"), Set.of());
        var words = arguments.rest();
        var action = words.isEmpty() ? "list" : words.getFirst();
        var expected = action.equals("explain") || action.equals("acknowledge") ? 2 : 1;
        if (Math.max(words.size(), 1) != expected) {
            throw new Refused(
                    "'alerts %s' needs %s".formatted(action, expected == 2 ? "one alert's id" : "no more words"));
        }
        switch (action) {
            case "list" -> alertsAs("commander", arguments).list(arguments.value("--project"));
            case "explain" -> alertsAs("commander", arguments).explain(words.getLast());
            case "acknowledge" -> alertsAs("owner", arguments).acknowledge(words.getLast(), arguments.value("--note"));
            case "silence" ->
                alertsAs("admin", arguments)
                        .silence(
                                needed("alerts silence", arguments, "--project"),
                                needed("alerts silence", arguments, "--until"),
                                needed("alerts silence", arguments, "--reason"));
            default ->
                throw new Refused("'alerts' knows list, explain, acknowledge and silence, not '%s'".formatted(action));
        }
        return DONE;
    }

    private Alerts alertsAs(String user, Arguments arguments) {
        return new Alerts(doorFor(user, arguments), out);
    }

    private int orders(List<String> typed) {
        return new OrderCommands((user, arguments) -> new Orders(doorFor(user, arguments), out), workingFolder)
                .run(typed);
    }

    private FrontDoor doorFor(String user, Arguments arguments) {
        var folder = folder(arguments);
        var token = tokens(folder).tokenOf(arguments.value("--as").orElse(user));
        return new FrontDoor(Status.of(folder).map(Status::gateway).orElseThrow(), token);
    }

    static String needed(String command, Arguments arguments, String option) {
        return arguments.value(option).orElseThrow(() -> new Refused("'%s' needs %s".formatted(command, option)));
    }

    private int rebuild(List<String> typed) {
        var arguments = Arguments.parse("rebuild", typed, Set.of("--data"), Set.of("--switch"))
                .expectNothingElse("rebuild");
        var folder = folder(arguments);
        var record = RunRecord.in(folder)
                .filter(RunRecord::isAnybodyAlive)
                .orElseThrow(() -> new Refused("Nothing runs on '%s'".formatted(folder.path())));
        var isEqual = new Rebuild(folder, record, out).run(arguments.has("--switch") ? "{\"switch\": true}" : "{}");
        return isEqual ? DONE : LISTS_DIFFER;
    }

    private DataFolder folder(Arguments arguments) {
        return DataFolder.of(Optional.ofNullable(arguments.values().get("--data"))
                .map(workingFolder::resolve)
                .orElse(root.resolve(".renewal")));
    }
}
